// SPDX-License-Identifier: Apache-2.0
// Kawai's function set: F0 40 0n 10 04 address value 00 F7, the address a model group and a function. Source:
// the MIDI implementations that the profiles name.
#pragma once

#include "piano/protocols/protocol.h"

namespace atos {

extern const Protocol& kawaiFunction;

} // namespace atos
