// SPDX-License-Identifier: Apache-2.0
#include "style/music_features.h"

#include "lab/style/synthetic_negatives.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace atos {
namespace {

/// A little minuet: a melody over broken chords, in the middle of the keyboard.
Performance minuet() {
    Performance music;
    const int melody[] = {67, 60, 62, 64, 65, 67, 60, 60};
    for (int bar = 0; bar < 16; ++bar) {
        for (int beat = 0; beat < 3; ++beat) {
            const double time = 1.5 * bar + 0.5 * beat;
            const int low = bar % 4 == 3 ? 43 : 48;
            music.notes.push_back(
                {time, 0.45, static_cast<std::uint8_t>(melody[(3 * bar + beat) % 8]), 70, 0, 0});
            music.notes.push_back(
                {time, 0.45, static_cast<std::uint8_t>(low + (beat > 0 ? 7 : 0)), 60, 0, 0});
        }
    }
    music.sort();
    return music;
}

double distance(const std::vector<float>& a, const std::vector<float>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return std::sqrt(sum);
}

} // namespace

TEST(MusicFeatures, EveryPerformanceHasTheSameFiniteNumbers) {
    Performance broken = minuet();
    broken.notes[3].onset = std::numeric_limits<double>::quiet_NaN();
    broken.notes[4].duration = -1;
    broken.notes[5].pitch = 127;
    Performance single;
    single.notes.push_back({5, 0, 60, 64, 0, 0});
    for (const Performance& music : {Performance{}, single, broken, minuet()}) {
        const auto features = describeMusic(music);
        EXPECT_EQ(features.size(), musicFeatureCount());
        for (const float value : features) {
            EXPECT_TRUE(std::isfinite(value));
            EXPECT_LT(std::abs(value), 20);
        }
    }
}

TEST(MusicFeatures, NeitherLoudnessNorPedalSpeaks) {
    Performance loud = minuet();
    for (Note& note : loud.notes)
        note.velocity = 120;
    EXPECT_EQ(describeMusic(loud), describeMusic(minuet()));
    loud.pedals.push_back({0, PedalKind::damper, 127, 0});
    Performance quiet = minuet();
    quiet.pedals = loud.pedals;
    for (Note& note : quiet.notes)
        note.velocity = 30;
    EXPECT_EQ(describeMusic(loud), describeMusic(quiet));
}

TEST(MusicFeatures, AnotherKeyIsNearerThanOtherMusic) {
    Performance higher = minuet();
    for (Note& note : higher.notes)
        note.pitch += 2;
    const auto here = describeMusic(minuet());
    for (const SyntheticNegative& take : syntheticNegatives(1, 3))
        EXPECT_LT(distance(here, describeMusic(higher)), 0.5 * distance(here, describeMusic(take.music)))
            << take.kind;
}

TEST(MusicFeatures, OnlyWhatWasHeardCounts) {
    Performance longer = minuet();
    longer.notes.push_back({30, 1, 30, 100, 0, 0});
    EXPECT_EQ(describeMusic(longer, 12), describeMusic(minuet(), 12));
    EXPECT_NE(describeMusic(longer), describeMusic(minuet()));
}

} // namespace atos
