// SPDX-License-Identifier: Apache-2.0
// The system exclusive messages that carry one value, for every codec that has them. Sources:
// docs/keyboard-profiles.md.
#pragma once

#include "files/bytes.h"
#include "piano/profile/profile.h"

#include <cstdint>
#include <optional>
#include <span>

namespace atos {

/// What stands around a value.
struct ExclusiveFrame {
    Bytes head;                     ///< F0 and all before the value
    Bytes tail;                     ///< all after the value and its checksum, and F7
    std::size_t checksumBegins = 0; ///< the byte from which Roland's checksum counts; 0: there is none

    [[nodiscard]] Bytes around(std::span<const std::uint8_t> value) const;
    /// The `size` bytes in it; empty when the message is another one or damaged.
    [[nodiscard]] Bytes valueIn(std::span<const std::uint8_t> message, int size) const;
};

/// Whether values of that codec travel in system exclusive messages.
[[nodiscard]] bool isExclusive(Codec codec);
/// Around a value that is told to the piano. `channel` counts from 0.
[[nodiscard]] ExclusiveFrame setFrame(const Parameter& parameter, std::uint8_t channel);
/// Around a value that the piano answers to exclusiveRequest().
[[nodiscard]] ExclusiveFrame replyFrame(const Parameter& parameter);
/// What asks for a value; empty for a codec without questions.
[[nodiscard]] Bytes exclusiveRequest(const Parameter& parameter);

/// Whether a message asks for something, in any codec: no piano says that by itself.
[[nodiscard]] bool isQuestion(std::span<const std::uint8_t> message);

} // namespace atos
