// SPDX-License-Identifier: Apache-2.0
// Control changes, one value of seven bits each, and program changes: bank MSB, bank LSB and program (from 0)
// as one number of three groups.
#pragma once

#include "piano/protocols/protocol.h"

namespace atos {

extern const Protocol& controlChange;
extern const Protocol& programChange;

} // namespace atos
