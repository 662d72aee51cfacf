// SPDX-License-Identifier: Apache-2.0
// Yamaha XG: F0 43 10 4C address value F7, asked for by F0 43 30 4C address F7, addresses of three bytes.
// Source: the MIDI implementations that the profiles name.
#pragma once

#include "piano/protocols/protocol.h"

namespace atos {

extern const Protocol& yamahaXg;

} // namespace atos
