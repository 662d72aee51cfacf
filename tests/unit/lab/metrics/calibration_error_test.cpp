// SPDX-License-Identifier: Apache-2.0
#include "lab/metrics/calibration_error.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace atos {
namespace {

/// As sure as `confidence` each time, and right by that probability plus `excess`.
std::vector<Decision> made(int count, double confidence, double excess) {
    std::mt19937_64 random(7);
    std::bernoulli_distribution right(confidence + excess);
    std::vector<Decision> decisions;
    for (int i = 0; i < count; ++i)
        decisions.push_back({confidence, right(random), 1});
    return decisions;
}

} // namespace

TEST(CalibrationError, IsTheGapBetweenConfidenceAndSuccess) {
    EXPECT_NEAR(expectedCalibrationError(std::vector<Decision>{{0.8, true}, {0.8, false}}), 0.3, 1e-9);
    EXPECT_NEAR(expectedCalibrationError(std::vector<Decision>{{0.8, true, 3}, {0.8, false, 1}}), 0.05, 1e-9);
    EXPECT_EQ(expectedCalibrationError(std::vector<Decision>{}), 0);
}

TEST(CalibrationError, IsTheSameCountedAsDecisionsCome) {
    CalibrationBins bins(15);
    EXPECT_EQ(bins.error(), 0);
    auto decisions = made(200, 0.7, -0.2);
    const auto sure = made(100, 0.95, -0.02);
    decisions.insert(decisions.end(), sure.begin(), sure.end());
    for (const Decision& decision : decisions)
        bins.add(decision.confidence, decision.right ? 1 : 0, decision.weight);
    EXPECT_NEAR(bins.error(), expectedCalibrationError(decisions), 1e-12);
}

TEST(CalibrationError, OfFewDecisionsIsLargeByChanceAlone) {
    EXPECT_GT(calibrationErrorByChance(made(12, 0.7, 0)), 0.08);
    EXPECT_LT(calibrationErrorByChance(made(5000, 0.7, 0)), 0.01);
    const auto overconfident = made(5000, 0.7, -0.2);
    EXPECT_GT(expectedCalibrationError(overconfident), 10 * calibrationErrorByChance(overconfident));
}

} // namespace atos
