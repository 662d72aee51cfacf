// SPDX-License-Identifier: Apache-2.0
// One MIDI 1.0 channel message with its time, small enough for a lock-free ring.
#pragma once

#include <array>
#include <cstdint>

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

} // namespace atos
