// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmony/slices.h"

#include <gtest/gtest.h>

#include <cmath>

namespace atos {
namespace {

constexpr std::size_t c = 0;
constexpr std::size_t e = 4;

TEST(Slices, ChordsStruckTogetherShareOne) {
    Performance music;
    music.notes = {{0, 1, 60}, {0.03, 1, 64}, {0.5, 1, 67}};
    const auto slices = cutSlices(music);
    ASSERT_EQ(slices.size(), 2U);
    EXPECT_EQ(slices[0].struck[c], 1);
    EXPECT_EQ(slices[0].struck[e], 1);
    EXPECT_EQ(slices[0].bass, 60);
}

TEST(Slices, ANoteCountsAsFarAsItIsSureToHaveBeenPlayed) {
    Performance music;
    music.notes = {{0, 1, 60}, {0, 1, 64}};
    music.notes[1].confidence = 25;
    const auto slices = cutSlices(music);
    ASSERT_EQ(slices.size(), 1U);
    EXPECT_FLOAT_EQ(slices[0].struck[e], 0.25F * slices[0].struck[c]);
    EXPECT_FLOAT_EQ(slices[0].sounding[e], 0.25F * slices[0].sounding[c]);
    EXPECT_GT(slices[0].sounding[e], 0);
}

TEST(Slices, NotesWithoutUsableTimesAreLeftOut) {
    Performance music;
    music.notes = {{0, 1, 60}, {std::nan(""), 1, 64}};
    const auto slices = cutSlices(music);
    ASSERT_EQ(slices.size(), 1U);
    EXPECT_EQ(slices[0].struck[e], 0);
}

} // namespace
} // namespace atos
