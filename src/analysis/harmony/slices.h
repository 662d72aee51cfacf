// SPDX-License-Identifier: Apache-2.0
// Music as it sounds, cut where notes begin: the grid on which keys and chords are decided.
#pragma once

#include "music/performance.h"

#include <array>
#include <vector>

namespace atos {

/// Twelve numbers, one a pitch class.
using PitchClasses = std::array<float, 12>;

struct Slice {
    double onset = 0;        ///< seconds
    double duration = 0;     ///< seconds until the next slice; positive
    PitchClasses sounding{}; ///< faded seconds that each pitch class sounds here, by confidence
    PitchClasses struck{};   ///< how many notes of each pitch class begin here, each by its confidence
    int bass = -1;           ///< lowest sounding MIDI pitch; -1 in silence

    [[nodiscard]] double end() const { return onset + duration; }
};

/// Onsets closer than 50 ms fall into one slice (rolled chords). A note sounds until its key is released and
/// the damper is up, at most 6 s under the pedal alone, and fades with a time constant of 2 s, as a piano
/// string about does. Notes with times that are no finite number are left out, and so is what
/// follows the first 300,000 slices (some ten hours). Any thread.
[[nodiscard]] std::vector<Slice> cutSlices(const Performance& performance);

} // namespace atos
