// SPDX-License-Identifier: Apache-2.0
// Which piano is this? By its port's name, or better by its answer to the Universal Identity Request. Any
// thread.
#pragma once

#include "files/bytes.h"
#include "piano/profile/profile.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

/// F0 7E 7F 06 01 F7: asks every device on the port.
[[nodiscard]] Bytes identityRequest();

/// What stands after `F0 7E dd 06 02`: maker (1 byte, or 3 that begin with 00), family, model and version.
/// Empty when the message is no identity reply.
[[nodiscard]] std::optional<Bytes> parseIdentityReply(std::span<const std::uint8_t> message);

/// "Roland" for 41h, and so on; empty for makers of no pianos that we know of. Source:
/// jazz-soft/JZZ-midi-Gear and the makers' MIDI implementations.
[[nodiscard]] std::string_view makerOf(std::span<const std::uint8_t> identity);

/// How many bytes of the identity the profile expects just so; 0: it is another piano.
[[nodiscard]] std::size_t identityLikeness(const KeyboardProfile& profile,
                                           std::span<const std::uint8_t> identity);
/// The profile whose identity is the longest beginning of the reply's; nullptr when none is.
[[nodiscard]] const KeyboardProfile* matchIdentity(const std::vector<KeyboardProfile>& profiles,
                                                   std::span<const std::uint8_t> identity);

} // namespace atos
