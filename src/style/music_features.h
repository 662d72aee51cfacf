// SPDX-License-Identifier: Apache-2.0
// What a musician would count in a piece: its harmony, texture and rhythm as numbers, after the statistical
// features of symbolic music (McKay, Cumming and Fujinaga, "jSymbolic 2.2", ISMIR 2018). Any thread, pure
// functions.
#pragma once

#include "music/performance.h"

#include <cstddef>
#include <limits>
#include <vector>

namespace atos {

/// Shares are square roots of shares (the Hellinger map), all other numbers of the order of 1; all are finite
/// for every performance, the empty one included. Harmony and lines are the same in every key. Loudness and
/// pedal are left out: they tell one recording or keyboard from another sooner than one style from another.
/// The first `seconds` seconds count, at most ten minutes.
[[nodiscard]] std::vector<float> describeMusic(const Performance& performance,
                                               double seconds = std::numeric_limits<double>::infinity());

/// How many numbers describeMusic() gives.
[[nodiscard]] std::size_t musicFeatureCount();

} // namespace atos
