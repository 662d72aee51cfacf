// SPDX-License-Identifier: Apache-2.0
// Universal system exclusive messages: who a piano is, and General MIDI 2's global parameters (address: slot
// MSB, slot LSB, parameter). Source: the MIDI 1.0 and General MIDI 2 specifications. Any thread.
#pragma once

#include "piano/protocols/protocol.h"

#include <optional>
#include <string_view>

namespace atos {

/// F0 7F 7F 04 05 01 01 01 address value F7.
extern const Protocol& gm2Global;

/// F0 7E 7F 06 01 F7: asks every device on the port.
[[nodiscard]] Bytes identityRequest();

/// What stands after `F0 7E dd 06 02`: maker (1 byte, or 3 that begin with 00), family, model and version.
/// Empty when the message is no identity reply.
[[nodiscard]] std::optional<Bytes> parseIdentityReply(MidiBytes message);
/// The other direction; what of the identity is not given is 0.
[[nodiscard]] Bytes identityReply(MidiBytes start);

/// "Roland" for 41h, and so on; empty for makers of no pianos that we know of. Source:
/// jazz-soft/JZZ-midi-Gear and the makers' MIDI implementations.
[[nodiscard]] std::string_view makerOf(MidiBytes identity);

} // namespace atos
