// SPDX-License-Identifier: Apache-2.0
#include "analysis/features/features.h"
#include "unit/analysis/progressions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace atos {
namespace {

/// A melody of even notes, a chord on every fourth.
Performance steadyPiece(double bpm, int beats = 64) {
    Performance performance;
    const double beat = 60 / bpm;
    for (int i = 0; i < beats; ++i) {
        for (const int half : {0, 1})
            performance.notes.push_back(
                {(i + 0.5 * half) * beat, 0.45 * beat, static_cast<std::uint8_t>(72 + i % 5), 70});
        for (const int pitch : {48, 55, 60})
            if (i % 4 == 0)
                performance.notes.push_back({i * beat, 3.8 * beat, static_cast<std::uint8_t>(pitch), 60});
    }
    performance.sort();
    return performance;
}

TEST(Tempo, FollowsTheBeatOfALiveTake) {
    for (const double bpm : {84.0, 96.0, 108.0}) {
        const TempoEstimate tempo = estimateTempo(steadyPiece(bpm));
        EXPECT_NEAR(tempo.bpm, bpm, 0.04 * bpm);
        EXPECT_GT(tempo.confidence, 0);
        EXPECT_LE(tempo.confidence, 1);
    }
}

TEST(Tempo, AStatedTempoIsBelievedWhenTheNotesFollowIt) {
    Performance performance = steadyPiece(90);
    performance.tempo.setTempo(0, 60.0 / 90);
    performance.tempo.origin = TempoOrigin::stated;
    EXPECT_NEAR(estimateTempo(performance).bpm, 90, 0.01);
    performance.tempo.metres = {{0, 2, 2}};
    const double barred = estimateTempo(performance).bpm;
    EXPECT_NEAR(barred > 60 ? barred / 2 : barred, 45, 0.01) << "halves in 2/2, unless quarters are heard";
}

TEST(Tempo, AStatedTempoThatTheNotesIgnoreIsNotBelieved) {
    Performance performance = steadyPiece(100);
    performance.tempo.setTempo(0, 60.0 / 163.7);
    performance.tempo.origin = TempoOrigin::stated;
    EXPECT_NEAR(estimateTempo(performance).bpm, 100, 4);
}

TEST(Features, MeasureWhatWasPlayed) {
    const Features features = measureFeatures(steadyPiece(120));
    EXPECT_EQ(features.noteCount, 64 * 2 + 16 * 3);
    EXPECT_EQ(features.velocityMedian, 70);
    EXPECT_EQ(features.velocityLow, 60);
    EXPECT_NEAR(features.interOnsetMedian, 0.25, 1e-9);
    EXPECT_NEAR(features.articulation, 0.9, 0.01);
    EXPECT_NEAR(features.rubato, 0, 0.01);
    EXPECT_EQ(features.pedalShare, 0);
    EXPECT_NEAR(features.soundingSeconds, 32, 0.5);
}

TEST(Features, ThePedalProlongsAndCounts) {
    Performance performance;
    performance.notes.push_back({0, 0.5, 60, 64});
    performance.notes.push_back({4, 0.5, 62, 64});
    performance.pedals = {{0.1, PedalKind::damper, 127}, {2.1, PedalKind::damper, 0}};
    const Features features = measureFeatures(performance);
    EXPECT_NEAR(features.soundingSeconds, 2.6, 1e-9);
    EXPECT_NEAR(features.pedalShare, 2.0 / 2.6, 1e-9);
    EXPECT_NEAR(features.pedalChanges, 60 / 2.6, 1e-9);
}

TEST(Features, RubatoGrowsWithUnevenBeats) {
    Performance uneven = steadyPiece(100);
    for (Note& note : uneven.notes)
        note.onset += 0.4 * std::sin(note.onset / 2);
    uneven.sort();
    EXPECT_GT(measureFeatures(uneven).rubato, measureFeatures(steadyPiece(100)).rubato + 0.05);
}

TEST(Features, EverythingIsFiniteForAnyPerformance) {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> seconds(-5, 60);
    const double strange[]{0, 1e300, std::numeric_limits<double>::infinity(), std::nan(""), -1e12};
    for (int round = 0; round < 200; ++round) {
        Performance performance;
        const unsigned notes = random() % 60;
        for (unsigned i = 0; i < notes; ++i) {
            Note note{seconds(random), seconds(random), static_cast<std::uint8_t>(random() % 256),
                      static_cast<std::uint8_t>(random() % 256)};
            if (random() % 10 == 0) note.onset = strange[random() % 5];
            if (random() % 10 == 0) note.duration = strange[random() % 5];
            performance.notes.push_back(note);
        }
        for (unsigned i = 0; i < random() % 9; ++i)
            performance.pedals.push_back({random() % 9 == 0 ? std::nan("") : seconds(random),
                                          PedalKind::damper, static_cast<std::uint8_t>(random() % 128)});
        if (random() % 2 == 0) performance.sort();
        for (const Feature& feature : measureFeatures(performance).named())
            EXPECT_TRUE(std::isfinite(feature.value)) << feature.name;
    }
}

TEST(Features, HaveNamesAndUnits) {
    for (const Feature& feature : Features{}.named()) {
        EXPECT_FALSE(feature.name.empty());
        EXPECT_FALSE(feature.unit.empty());
    }
}

} // namespace
} // namespace atos
