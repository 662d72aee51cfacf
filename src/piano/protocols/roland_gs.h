// SPDX-License-Identifier: Apache-2.0
// Roland GS, its effects: F0 41 10 42 12 address value checksum F7, addresses of three bytes. Source: the
// MIDI implementations that the profiles name.
#pragma once

#include "piano/protocols/protocol.h"

namespace atos {

extern const Protocol& rolandGs;

} // namespace atos
