// SPDX-License-Identifier: Apache-2.0
// Music and answers that tests of the window show.
#pragma once

#include "app/calibrate/calibration.h"
#include "music/performance.h"

namespace atos::test {

/// A scale in C major, two notes a second with the damper under every other bar, `seconds` long.
[[nodiscard]] Performance scale(double seconds);

/// An answer with two presets, reasons, one head that abstained and one note of what is not known.
[[nodiscard]] Calibration sampleAnswer();
/// What comes of too little music: no presets, every head abstained.
[[nodiscard]] Calibration abstention();

} // namespace atos::test
