// SPDX-License-Identifier: Apache-2.0
#include "style/tempo_words.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

HeadProfile slowly() {
    HeadProfile heard;
    heard.labels = {{"fast", 0.02}, {"moderate", 0.08}, {"slow", 0.89}, {"very_fast", 0.01}};
    heard.abstained = false;
    return heard;
}

TEST(TempoWords, FollowTheMeasuredTempo) {
    const HeadProfile said = tempoWords(slowly(), {104, 0.9, {{104, 0.9}, {52, 0.1}}});
    EXPECT_FALSE(said.abstained);
    EXPECT_EQ(said.best()->label, "moderate");
    EXPECT_NEAR(said.labels[2].probability, 0.1, 1e-9) << "half of it would be slow";
    EXPECT_NEAR(said.labels[1].probability + said.labels[0].probability, 0.9, 1e-9);
}

TEST(TempoWords, AreNotSaidOfAnUnsureTempo) {
    EXPECT_TRUE(tempoWords(slowly(), {140, 0.4, {{140, 0.4}, {70, 0.35}, {105, 0.25}}}).abstained);
}

TEST(TempoWords, StayAsTheyWereWithoutATempoOrWithoutWords) {
    EXPECT_EQ(tempoWords(slowly(), {}).best()->label, "slow");
    EXPECT_TRUE(tempoWords({}, {104, 1, {{104, 1}}}).labels.empty());
    HeadProfile unlike = slowly();
    unlike.judged = false;
    unlike.abstained = true;
    EXPECT_TRUE(tempoWords(unlike, {104, 1, {{104, 1}}}).abstained);
}

} // namespace
} // namespace atos
