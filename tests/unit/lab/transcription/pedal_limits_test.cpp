// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/pedal_limits.h"

#include <gtest/gtest.h>

#include <vector>

namespace atos {
namespace {

PedalTrial trial(int answer, double agreement) {
    PedalTrial trial;
    trial.answers[static_cast<std::size_t>(answer)] = 90;
    trial.answers[50] = 10;
    trial.agreement = agreement;
    trial.pedalled = answer > 50;
    return trial;
}

TEST(PedalLimits, AreWhereWhatWasFoundIsRight) {
    std::vector<PedalTrial> trials;
    for (int i = 0; i < 10; ++i) {
        trials.push_back(trial(7, 0.95)); // surely up, and it was
        trials.push_back(trial(90, 0.9)); // surely down, and it was
        trials.push_back(trial(72, 0.4)); // thought to be down, and was not
        trials.push_back(trial(37, 0.7));
    }
    const PedalLimits limits = choosePedalLimits(trials);
    EXPECT_TRUE(tellPedal(trial(7, 0).answers, limits));
    EXPECT_TRUE(tellPedal(trial(90, 0).answers, limits));
    EXPECT_FALSE(tellPedal(trial(72, 0).answers, limits));
    EXPECT_FALSE(tellPedal(trial(37, 0).answers, limits));
    const Json told = pedalLimitsJson(trials, limits);
    EXPECT_DOUBLE_EQ(told["all"]["known"], 0.5);
    EXPECT_DOUBLE_EQ(told["all"]["right_when_known"], 1);
    EXPECT_DOUBLE_EQ(told["all"]["right_when_not"], 0);
    EXPECT_EQ(told["with_pedal"]["trials"], 20);
}

TEST(PedalLimits, NothingIsKnownWhereNothingIsRight) {
    const std::vector<PedalTrial> trials(5, trial(95, 0.3));
    EXPECT_FALSE(tellPedal(trials.front().answers, choosePedalLimits(trials)));
    EXPECT_TRUE(pedalLimitsJson(trials, choosePedalLimits(trials))["all"]["right_when_known"].is_null());
}

} // namespace
} // namespace atos
