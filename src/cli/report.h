// SPDX-License-Identifier: Apache-2.0
// A calibration as a person reads it on a terminal.
#pragma once

#include "app/calibrate/calibration.h"
#include "piano/profile/encode.h"

#include <string>
#include <vector>

namespace atos {

/// Key, tempo, chords, touch, style, and what is not known.
[[nodiscard]] std::string analysisText(const Calibration& calibration);
/// The same with presets, tone, keyboard and reasons.
[[nodiscard]] std::string calibrationText(const Calibration& calibration);
/// One line each, indented: changes, then losses.
[[nodiscard]] std::string changesText(const std::vector<Change>& changes, const std::vector<Loss>& losses);

} // namespace atos
