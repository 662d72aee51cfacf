// SPDX-License-Identifier: Apache-2.0
// Onsets and the beats among them. Any thread, pure functions.
#pragma once

#include "music/performance.h"

#include <span>
#include <vector>

namespace atos {

/// Notes that begin together.
struct Onset {
    double seconds = 0;
    double salience = 0; ///< how much it sounds like a beat: more notes and a longer wait after them
};

[[nodiscard]] std::vector<Onset> onsetsOf(const Performance& performance);

/// The length in seconds of each beat along the best chain of onsets that are one to four beats apart, where
/// neighbouring beats differ as little as possible from `period` seconds (dynamic programming after Ellis
/// 2007). Empty for no period.
[[nodiscard]] std::vector<double> beatLengths(std::span<const Onset> onsets, double period);

} // namespace atos
