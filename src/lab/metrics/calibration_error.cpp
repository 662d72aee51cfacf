// SPDX-License-Identifier: Apache-2.0
#include "lab/metrics/calibration_error.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace atos {

void CalibrationBins::add(double confidence, double truth, double weight) {
    const auto place = static_cast<std::size_t>(confidence * static_cast<double>(bins_.size()));
    Bin& bin = bins_[std::min(bins_.size() - 1, place)];
    bin.confidence += confidence * weight;
    bin.truth += truth * weight;
    bin.weight += weight;
}

double CalibrationBins::error() const {
    double error = 0;
    double total = 0;
    for (const Bin& bin : bins_) {
        if (bin.weight <= 0) continue;
        error += std::abs(bin.confidence / bin.weight - bin.truth / bin.weight) * bin.weight;
        total += bin.weight;
    }
    return total > 0 ? error / total : 0;
}

double expectedCalibrationError(std::span<const Decision> decisions) {
    constexpr std::size_t bins = 15;
    CalibrationBins calibration(bins);
    for (const Decision& decision : decisions)
        calibration.add(decision.confidence, decision.right ? 1 : 0, decision.weight);
    return calibration.error();
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

} // namespace atos
