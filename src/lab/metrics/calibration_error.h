// SPDX-License-Identifier: Apache-2.0
// How far probabilities are from how often they are right. Free of torch; any thread.
#pragma once

#include "lab/metrics/weighted_mean.h"

#include <cstddef>
#include <span>
#include <vector>

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

/// The expected calibration error of decisions that are counted as they come, in so many bins of equal width.
class CalibrationBins {
public:
    explicit CalibrationBins(std::size_t bins) : confidences_(bins), successes_(bins) {}

    /// `success` is 0 or 1, or a share between them.
    void add(double confidence, double success, double weight);
    [[nodiscard]] double error() const;

private:
    std::vector<WeightedMean> confidences_;
    std::vector<WeightedMean> successes_;
};

} // namespace atos
