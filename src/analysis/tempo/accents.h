// SPDX-License-Identifier: Apache-2.0
// What is struck together, and how much each speaks for a beat. Any thread, pure functions.
#pragma once

#include "music/performance.h"

#include <array>
#include <vector>

namespace atos {

/// Notes that begin within 50 ms.
struct Accent {
    double seconds = 0;  ///< their mean onset
    double notes = 0;    ///< how many, each by how sure it is
    double wait = 0;     ///< seconds until the next; until the last key is released after the last one
    double held = 0;     ///< seconds the longest of them is held
    double loudness = 0; ///< velocity of the loudest over the mean of the neighbours, -1..1
    double depth = 0;    ///< 0 (nothing below the neighbourhood's middle) .. 1 (its lowest notes)
    double salience = 0; ///< how much it sounds like a beat; the mean over the music is 1
    std::array<float, 12> pitchClasses{}; ///< seconds held by pitch class, at most 2 s a note
};

/// In order of time; what follows the first 3000 onsets is left out. Notes whose times are no finite numbers
/// do not count.
[[nodiscard]] std::vector<Accent> accentsOf(const Performance& performance);

} // namespace atos
