// SPDX-License-Identifier: Apache-2.0
// Yamaha's piano app protocol: F0 43 73 01 52 25 26, direction, kind, the property (four bytes) with its
// index, and a fixed 01 00; a value follows after its length in two bytes. Sources: hugbug/ConPianist;
// ocverclock/cvp_access.
#pragma once

#include "piano/protocols/protocol.h"

namespace atos {

extern const Protocol& yamahaProperty;

} // namespace atos
