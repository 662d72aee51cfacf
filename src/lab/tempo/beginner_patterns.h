// SPDX-License-Identifier: Apache-2.0
// What people play first on a piano, made up: tunes for one hand, chords, broken chords, oom-pah, shuffle,
// scales. Pure, any thread.
#pragma once

#include "core/fast_random.h"
#include "music/performance.h"

#include <array>
#include <string_view>

namespace atos {

enum class BeginnerPattern {
    tune,
    tuneWithChords,
    brokenBass,
    oomPah,
    waltz,
    poundedChords,
    ballad,
    shuffle,
    walking,
    scale,
    compound,
    ground,
    trebleAlone,
    sixteenths,
    handToHand
};
inline constexpr std::size_t beginnerPatterns = 15;
[[nodiscard]] std::string_view nameOf(BeginnerPattern pattern);

struct PatternTake {
    Performance music; ///< with its tempo map; exact in time
    double bpm = 0;    ///< of the counted beat
};

/// Ten to thirty seconds at a tempo that such a thing is played at.
[[nodiscard]] PatternTake beginnerTake(BeginnerPattern pattern, FastRandom& random);

} // namespace atos
