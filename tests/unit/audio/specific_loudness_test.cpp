// SPDX-License-Identifier: Apache-2.0
#include "audio/measure/specific_loudness.h"

#include "unit/audio/synthetic_sound.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace atos {
namespace {

/// In the middle of a sine of a second whose crest is full scale, after a gain.
BandLoudness ofSine(double hertz, double gainDb, int sampleRate = 44100) {
    const auto moments = specificLoudness(test::sine(hertz, 0, 1, sampleRate), gainDb);
    return moments[moments.size() / 2];
}

std::size_t loudestBand(const BandLoudness& loudness) {
    return static_cast<std::size_t>(std::max_element(loudness.begin(), loudness.end()) - loudness.begin());
}

TEST(SpecificLoudness, IsInTheBandOfTheSine) {
    for (const int sampleRate : {22050, 44100, 96000})
        for (const std::size_t band : {2U, 8U, 15U, 20U}) {
            const double hertz = (criticalBandEdges[band] + criticalBandEdges[band + 1]) / 2;
            EXPECT_EQ(loudestBand(ofSine(hertz, -40, sampleRate)), band) << sampleRate;
        }
}

TEST(SpecificLoudness, GrowsByTheExponentOfZwicker) {
    const double soft = ofSine(1000, -40)[8];
    const double loud = ofSine(1000, -30)[8];
    EXPECT_NEAR(loud / soft, std::pow(10, 0.23), 0.1);
}

TEST(SpecificLoudness, IsNothingBelowTheThresholdInQuiet) {
    const BandLoudness faint = ofSine(1000, -96);
    EXPECT_EQ(*std::max_element(faint.begin(), faint.end()), 0);
    EXPECT_LT(ofSine(50, -60)[0], ofSine(1000, -60)[8]) << "the ear hears little of the deepest tones";
    EXPECT_TRUE(specificLoudness({}, 0).empty());
}

} // namespace
} // namespace atos
