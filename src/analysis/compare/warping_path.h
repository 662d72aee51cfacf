// SPDX-License-Identifier: Apache-2.0
// Dynamic time warping over two sequences of chords. Any thread, pure functions.
#pragma once

#include "core/task.h"

#include <bitset>
#include <cstddef>
#include <utility>
#include <vector>

namespace atos {

/// Notes struck together.
struct StruckChord {
    double onset = 0;         ///< seconds, of its first note
    std::bitset<128> pitches; ///< by MIDI key number
    std::size_t count = 0;    ///< of pitches
};

/// 0: the same pitches .. 1: none in common (one minus Dice's coefficient).
[[nodiscard]] float chordDistance(const StruckChord& a, const StruckChord& b);

/// The cheapest way through both from the first chords to the last, as pairs of indices that never go back.
/// Empty when one is empty or the task is cancelled.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>>
warpingPath(const std::vector<StruckChord>& first, const std::vector<StruckChord>& second, const Task& task);

} // namespace atos
