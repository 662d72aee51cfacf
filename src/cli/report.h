// SPDX-License-Identifier: Apache-2.0
// Results as a person reads them on a terminal.
#pragma once

#include "app/calibrate/calibration.h"
#include "app/preview/write_preview.h"
#include "piano/link/piano_link.h"

#include <string>

namespace atos {

/// Key, tempo, chords, touch, style, and what is not known.
[[nodiscard]] std::string analysisText(const Calibration& calibration);
/// The same with presets, tone, keyboard and reasons.
[[nodiscard]] std::string calibrationText(const Calibration& calibration);
/// How the preview was measured and corrected.
[[nodiscard]] std::string previewText(const Preview& preview);
/// What was changed on a piano, what was not, and whether it is proven.
[[nodiscard]] std::string pushText(const PushResult& push);

} // namespace atos
