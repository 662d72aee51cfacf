// SPDX-License-Identifier: Apache-2.0
// How far probabilities are from how often they are right. Free of torch; any thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace atos {

/// Expected calibration error (Guo et al., "On Calibration of Modern Neural Networks", ICML 2017) over bins
/// of equal width.
class CalibrationBins {
public:
    explicit CalibrationBins(std::size_t bins) : bins_(bins) {}

    /// What was said and what came of it, each 0..1.
    void add(double confidence, double truth, double weight);
    /// The mean distance between the two, 0..1; 0 of nothing.
    [[nodiscard]] double error() const;

private:
    struct Bin {
        double confidence = 0, truth = 0, weight = 0; ///< sums
    };
    std::vector<Bin> bins_;
};

/// One decision between yes and no (a tag), or the choice of the best label.
struct Decision {
    double confidence = 0; ///< 0..1
    bool right = false;
    double weight = 1;
};

/// With 15 bins, 0..1.
[[nodiscard]] double expectedCalibrationError(std::span<const Decision> decisions);

/// The error that a forecaster with exactly these confidences would show if they were true: the mean over 200
/// draws of what turns out right. With few decisions it is far from 0 (Roelofs et al., "Mitigating Bias in
/// Calibration Error Estimation", AISTATS 2022); files of one work count as independent, so it is a lower
/// bound. The same decisions give the same value.
[[nodiscard]] double calibrationErrorByChance(std::span<const Decision> decisions);

} // namespace atos
