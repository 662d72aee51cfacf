// SPDX-License-Identifier: Apache-2.0
// How far probabilities are from how often they are right. Free of torch; any thread.
#pragma once

#include <span>

namespace atos {

/// One decision between yes and no (a tag), or the choice of the best label.
struct Decision {
    double confidence = 0; ///< 0..1
    bool right = false;
    double weight = 1;
};

/// Expected calibration error, 15 bins of equal width (Guo et al., "On Calibration of Modern Neural
/// Networks", ICML 2017), 0..1.
[[nodiscard]] double expectedCalibrationError(std::span<const Decision> decisions);

/// The error that a forecaster with exactly these confidences would show if they were true: the mean over 200
/// draws of what turns out right. With few decisions it is far from 0 (Roelofs et al., "Mitigating Bias in
/// Calibration Error Estimation", AISTATS 2022); files of one work count as independent, so it is a lower
/// bound. The same decisions give the same value.
[[nodiscard]] double calibrationErrorByChance(std::span<const Decision> decisions);

} // namespace atos
