// SPDX-License-Identifier: Apache-2.0
// Which notes of a staff are written together, and in which of its two voices. Any thread, pure function.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace atos {

/// A note with its places, in divisions since the music began.
struct PlacedNote {
    int start = 0;
    int end = 0;
    std::uint8_t pitch = 60;
};

/// Notes of one length that begin together.
struct PlacedChord {
    int start = 0;
    int end = 0;
    std::vector<std::uint8_t> pitches; ///< rising
};

/// Of the upper voice and the lower; within each, chords follow each other without overlap. No pitch and no
/// beginning is lost; where more than two lengths sound together, the longer are cut short.
[[nodiscard]] std::array<std::vector<PlacedChord>, 2> voicesOf(std::vector<PlacedNote> notes);

} // namespace atos
