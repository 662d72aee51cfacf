// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/loudness.h"

#include "unit/audio/synthetic_sound.h"

#include <gtest/gtest.h>

#include <cmath>

namespace atos {
namespace {

/// The first test signals of EBU Tech 3341: stereo sines of 1 kHz whose loudness is their level, within 0.1
/// LU.
TEST(Loudness, IsThatOfTheSinesOfEbuTech3341) {
    for (const double level : {-23.0, -33.0}) {
        const SoundLevel measured = levelOf(test::sine(1000, level, 20));
        EXPECT_NEAR(measured.loudness, level, 0.1);
        EXPECT_NEAR(measured.truePeak, level, 0.1);
    }
}

TEST(Loudness, LeavesOutWhatIsFarQuieterThanTheMusic) {
    Samples samples = test::sine(1000, -23, 10);
    const Samples quiet = test::sine(1000, -60, 20);
    samples.interleaved.insert(samples.interleaved.end(), quiet.interleaved.begin(), quiet.interleaved.end());
    EXPECT_NEAR(levelOf(samples).loudness, -23, 0.1);
}

TEST(Loudness, OfSilenceIsMinusInfinity) {
    Samples silence;
    silence.interleaved.assign(88200, 0);
    EXPECT_EQ(levelOf(silence).loudness, -INFINITY);
    EXPECT_EQ(levelOf(silence).truePeak, -INFINITY);
    EXPECT_EQ(levelOf({}).loudness, -INFINITY);
}

TEST(Loudness, SeesThePeakBetweenTheSamples) {
    // A quarter of the sample rate, sampled 45 degrees beside its crests: they are 3 dB higher than the
    // samples.
    Samples samples;
    for (int i = 0; i < 44100; ++i) {
        const auto value = static_cast<float>(0.5 * std::sin(M_PI / 2 * i + M_PI / 4));
        samples.interleaved.insert(samples.interleaved.end(), {value, value});
    }
    EXPECT_NEAR(levelOf(samples).truePeak, 20 * std::log10(0.5), 0.5);
    EXPECT_GT(levelOf(samples).truePeak, 20 * std::log10(0.5 / std::sqrt(2)) + 2);
}

TEST(MatchLoudness, LowersTheLouder) {
    const LoudnessMatch match = matchLoudness({-20, -8}, {-16.5, -5});
    EXPECT_DOUBLE_EQ(match.gainA, 0);
    EXPECT_DOUBLE_EQ(match.gainB, -3.5);
    EXPECT_DOUBLE_EQ(match.difference, 3.5);
}

TEST(MatchLoudness, LowersBothWhenOneWouldClip) {
    const LoudnessMatch match = matchLoudness({-14, 2}, {-12, -3});
    EXPECT_DOUBLE_EQ(match.gainA, -3) << "its true peak of 2 dB comes down to -1 dB";
    EXPECT_DOUBLE_EQ(match.gainB, -5) << "and the other follows";
}

TEST(MatchLoudness, LeavesSilenceAlone) {
    const LoudnessMatch match = matchLoudness({}, {-16.5, -1});
    EXPECT_DOUBLE_EQ(match.gainA, 0);
    EXPECT_DOUBLE_EQ(match.gainB, 0);
}

} // namespace
} // namespace atos
