// SPDX-License-Identifier: Apache-2.0
// Makes scores sound a little like playing, so that what learns from them is not lost at a piano.
#pragma once

#include "core/fast_random.h"
#include "music/performance.h"

namespace atos {

/// All times multiplied by `stretch`, uneven onsets (up to 25 ms), one note in fifty missing, and, every
/// other time, a damper pedal that changes about once a second where the piece has none.
[[nodiscard]] Performance perturbed(const Performance& performance, double stretch, FastRandom& random);

/// A factor between 0.7 and 1.4.
[[nodiscard]] double drawStretch(FastRandom& random);

} // namespace atos
