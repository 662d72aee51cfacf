// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/spectrum.h"

#include "unit/audio/synthetic_sound.h"

#include <gtest/gtest.h>

#include <random>

namespace atos {
namespace {

TEST(SpectralCentroid, OfASineIsItsFrequency) {
    for (const int sampleRate : {22050, 44100, 48000, 96000})
        for (const double hertz : {220.0, 1000.0, 4000.0})
            EXPECT_NEAR(spectralCentroid(test::sine(hertz, -6, 4, sampleRate)), hertz, 0.02 * hertz)
                << sampleRate << " samples a second";
}

TEST(SpectralCentroid, OfTwoSinesLiesBetweenThemByAmplitude) {
    EXPECT_NEAR(spectralCentroid(test::sum(test::sine(500, -12, 1), test::sine(2000, -12, 1))), 1250, 25);
    const double quarter = 20 * std::log10(0.25);
    EXPECT_NEAR(spectralCentroid(test::sum(test::sine(500, -12, 1), test::sine(2000, -12 + quarter, 1))), 800,
                20);
}

TEST(SpectralCentroid, OfWhiteNoiseIsTheMiddleOfTheBand) {
    std::mt19937 random(1);
    std::uniform_real_distribution<float> uniform(-0.5F, 0.5F);
    Samples noise;
    for (int i = 0; i < 2 * 44100; ++i)
        noise.interleaved.push_back(uniform(random));
    EXPECT_NEAR(spectralCentroid(noise), 11025, 220);
}

TEST(SpectralCentroid, HearsLoudMomentsMoreThanSilence) {
    Samples samples = test::sine(1000, -6, 1);
    samples.interleaved.resize(10 * samples.interleaved.size());
    EXPECT_NEAR(spectralCentroid(samples), 1000, 25);
    EXPECT_EQ(spectralCentroid({}), 0);
    samples.interleaved.assign(88200, 0);
    EXPECT_EQ(spectralCentroid(samples), 0);
}

} // namespace
} // namespace atos
