// SPDX-License-Identifier: Apache-2.0
#include "lab/metrics/calibration_error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

namespace atos {

double expectedCalibrationError(std::span<const Decision> decisions) {
    constexpr std::size_t bins = 15;
    struct Bin {
        double weight = 0, confidence = 0, right = 0;
    };
    std::array<Bin, bins> histogram{};
    double total = 0;
    for (const Decision& decision : decisions) {
        Bin& bin = histogram[std::min(bins - 1, static_cast<std::size_t>(decision.confidence * bins))];
        bin.weight += decision.weight;
        bin.confidence += decision.weight * decision.confidence;
        bin.right += decision.right ? decision.weight : 0;
        total += decision.weight;
    }
    double error = 0;
    for (const Bin& bin : histogram)
        error += std::abs(bin.confidence - bin.right);
    return total > 0 ? error / total : 0;
}

double calibrationErrorByChance(std::span<const Decision> decisions) {
    constexpr int draws = 200;
    std::mt19937_64 random(1);
    std::vector<Decision> imagined(decisions.begin(), decisions.end());
    double sum = 0;
    for (int draw = 0; draw < draws; ++draw) {
        for (Decision& decision : imagined)
            decision.right = std::bernoulli_distribution(std::clamp(decision.confidence, 0.0, 1.0))(random);
        sum += expectedCalibrationError(imagined);
    }
    return sum / draws;
}

void CalibrationBins::add(double confidence, double success, double weight) {
    const std::size_t bins = confidences_.size();
    const auto bin = std::min(static_cast<std::size_t>(confidence * static_cast<double>(bins)), bins - 1);
    confidences_[bin].add(confidence, weight);
    successes_[bin].add(success, weight);
}

double CalibrationBins::error() const {
    WeightedMean mean;
    for (std::size_t bin = 0; bin < confidences_.size(); ++bin)
        mean.add(std::abs(confidences_[bin].value() - successes_[bin].value()), confidences_[bin].weight());
    return mean.value();
}

} // namespace atos
