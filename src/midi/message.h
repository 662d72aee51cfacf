// SPDX-License-Identifier: Apache-2.0
// One MIDI 1.0 channel message with its time, small enough for a lock-free ring.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace atos {

struct ChannelMessage {
    double seconds = 0;                  ///< since the capture began (steady clock)
    std::array<std::uint8_t, 3> bytes{}; ///< status and up to two data bytes; unused ones are 0

    [[nodiscard]] std::uint8_t kind() const { return bytes[0] & 0xF0; }
    [[nodiscard]] std::uint8_t channel() const { return bytes[0] & 0x0F; }
    /// Note-on with velocity 0 is a note-off (MIDI 1.0).
    [[nodiscard]] bool isNoteOn() const { return kind() == 0x90 && bytes[2] != 0; }
    [[nodiscard]] bool isNoteOff() const { return kind() == 0x80 || (kind() == 0x90 && bytes[2] == 0); }
    [[nodiscard]] bool isController(std::uint8_t number) const {
        return kind() == 0xB0 && bytes[1] == number;
    }

    friend bool operator==(const ChannelMessage&, const ChannelMessage&) = default;
};

/// 2 or 3 for the status byte of a channel message, else 0.
[[nodiscard]] constexpr std::size_t channelMessageSize(std::uint8_t status) {
    if (status < 0x80 || status >= 0xF0) return 0;
    return (status & 0xE0) == 0xC0 ? 2 : 3; // program change and channel pressure carry one byte
}

/// Whether the bytes are exactly one channel message: status, then data below 80h.
[[nodiscard]] inline bool isChannelMessage(std::span<const std::uint8_t> bytes) {
    return !bytes.empty() && bytes.size() == channelMessageSize(bytes[0])
           && std::all_of(bytes.begin() + 1, bytes.end(), [](std::uint8_t byte) { return byte < 0x80; });
}

} // namespace atos
