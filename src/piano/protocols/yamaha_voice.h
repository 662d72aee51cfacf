// SPDX-License-Identifier: Apache-2.0
// The depths of the Clavinovas' sampled resonances: F0 43 73 01 50 11 0n address value F7, an address of one
// byte. Source: the MIDI implementations that the profiles name.
#pragma once

#include "piano/protocols/protocol.h"

namespace atos {

extern const Protocol& yamahaVoice;

} // namespace atos
