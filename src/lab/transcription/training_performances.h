// SPDX-License-Identifier: Apache-2.0
// What the training pianos play: a part of a piece in another hand, or notes at random. Pure, any thread.
#pragma once

#include "music/performance.h"

#include <random>

namespace atos {

inline constexpr double clipSeconds = 40;

/// About `clipSeconds` from a random place, transposed, faster or slower, with other velocities, uneven
/// timing and, where the piece has no pedal, often one. On the piano's 88 keys and one channel; no key is
/// struck while it is held.
[[nodiscard]] Performance playPart(const Performance& piece, std::mt19937_64& random);

/// Every key and every velocity, which no repertoire has.
[[nodiscard]] Performance playAtRandom(std::mt19937_64& random);

} // namespace atos
