// SPDX-License-Identifier: Apache-2.0
#include "music/bars.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

TEST(Bars, FollowTheMetre) {
    TempoMap tempo;
    tempo.metres = {{0, 6, 8}, {6, 3, 4}};
    const std::vector<Bar> bars = barsUntil(tempo, 12);
    ASSERT_EQ(bars.size(), 4U);
    EXPECT_EQ(bars[1].beat, 3);
    EXPECT_EQ(bars[2].beat, 6);
    EXPECT_EQ(bars[3].beat, 9);
    EXPECT_EQ(bars[3].metre.numerator, 3);
    EXPECT_EQ(bars[3].number, 4);
}

TEST(Bars, AnUpbeatIsBarNought) {
    TempoMap tempo;
    tempo.metres = {{0, 1, 4}, {1, 4, 4}};
    const std::vector<Bar> bars = barsUntil(tempo, 6);
    ASSERT_EQ(bars.size(), 3U);
    EXPECT_EQ(bars[0].number, 0);
    EXPECT_EQ(bars[1].beat, 1);
    EXPECT_EQ(bars[1].number, 1);
    EXPECT_EQ(bars[2].beat, 5);
}

TEST(Bars, AMetreThatBeginsWithinABarCutsItShort) {
    TempoMap tempo;
    tempo.metres = {{0, 4, 4}, {6, 2, 4}};
    const std::vector<Bar> bars = barsUntil(tempo, 8);
    ASSERT_EQ(bars.size(), 3U);
    EXPECT_EQ(bars[1].quarters, 2);
    EXPECT_EQ(bars[2].beat, 6);
}

TEST(Bars, MetresThatNobodyWritesCountAsCommonTime) {
    EXPECT_EQ(barQuarters({0, 0, 4}), 4);
    EXPECT_EQ(barQuarters({0, 4, 0}), 4);
    EXPECT_EQ(barQuarters({0, 1, 64}), 4);
    EXPECT_EQ(barQuarters({0, 255, 1}), 4);
    EXPECT_EQ(barQuarters({0, 12, 8}), 6);
    EXPECT_EQ(barsUntil({}, 1e12).size(), 100'000U) << "a broken file costs no more";
}

} // namespace
} // namespace atos
