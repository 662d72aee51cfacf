// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/tone_difference.h"

#include "unit/audio/synthetic_sound.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

Samples after(Samples first, const Samples& second) {
    first.interleaved.insert(first.interleaved.end(), second.interleaved.begin(), second.interleaved.end());
    return first;
}

TEST(CompareTones, HearsNoDifferenceOfLoudnessAlone) {
    const Samples loud = test::sum(test::sine(300, -20, 3), test::sine(2500, -30, 3));
    Samples soft = loud;
    for (float& sample : soft.interleaved)
        sample /= 4;
    EXPECT_EQ(compareTones(loud, loud, 3).distance, 0);
    EXPECT_LT(compareTones(loud, soft, 3).distance, 1e-3);
}

TEST(CompareTones, IsNearlyOneForSoundsWithoutACommonBand) {
    const ToneDifference difference = compareTones(test::sine(300, -20, 3), test::sine(5000, -20, 3), 3);
    EXPECT_GT(difference.distance, 0.8);
    EXPECT_LT(difference.louder[0], 0) << "A is in the bass";
    EXPECT_GT(difference.louder[2], 0) << "B is in the treble";
    EXPECT_NEAR(difference.shares[0] + difference.shares[1] + difference.shares[2], 1, 1e-9);
}

TEST(CompareTones, GrowsWithWhatDiffers) {
    const Samples plain = test::sine(500, -20, 3);
    const auto withTreble = [&](double decibels) { return test::sum(plain, test::sine(4000, decibels, 3)); };
    const double little = compareTones(plain, withTreble(-50), 3).distance;
    const double much = compareTones(plain, withTreble(-35), 3).distance;
    EXPECT_GT(little, 0);
    EXPECT_GT(much, 1.3 * little);
}

TEST(CompareTones, SaysWhenTheyDifferMost) {
    const Samples plain = test::sine(500, -20, 6);
    const Samples late =
        after(after(test::sine(500, -20, 3), test::sine(2500, -20, 1)), test::sine(500, -20, 2));
    EXPECT_NEAR(compareTones(plain, late, 6).mostAt, 3, 0.1);
}

TEST(CompareTones, MeasuresHowFarSoftAndLoudLieApart) {
    const auto steps = [](double soft) { return after(test::sine(500, -20, 2), test::sine(500, soft, 2)); };
    const auto [wide, narrow] = compareTones(steps(-50), steps(-30), 4).dynamics;
    EXPECT_NEAR(narrow, 8, 2) << "10 dB of a sine, 0.23 of whose energy's logarithm is heard";
    EXPECT_GT(wide, 2 * narrow);
}

TEST(CompareTones, BearsSilence) {
    Samples silence;
    silence.interleaved.assign(88200, 0);
    EXPECT_EQ(compareTones(silence, silence, 1).distance, 0);
    EXPECT_EQ(compareTones({}, {}, 0).distance, 0);
}

} // namespace
} // namespace atos
