// SPDX-License-Identifier: Apache-2.0
#include "analysis/tempo/beat_grid.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace atos {
namespace {

/// A waltz: bass and two chords a bar, a melody in quarters and eighths; `hands` seconds of unevenness.
Performance waltz(double secondsPerBeat, int bars, double hands = 0) {
    Performance waltz;
    std::mt19937 random(3);
    std::normal_distribution<double> uneven(0, 1);
    const auto play = [&](double beat, double beats, int pitch, int velocity) {
        Note note;
        note.onset = std::max(0.0, 0.4 + beat * secondsPerBeat + hands * uneven(random));
        note.duration = beats * secondsPerBeat * 0.9;
        note.pitch = static_cast<std::uint8_t>(pitch);
        note.velocity = static_cast<std::uint8_t>(velocity);
        waltz.notes.push_back(note);
    };
    constexpr int bass[] = {48, 43, 41, 43};
    for (int bar = 0; bar < bars; ++bar) {
        play(3 * bar, 1, bass[bar % 4], 84);
        for (const int beat : {1, 2})
            for (const int third : {0, 4, 7})
                play(3 * bar + beat, 0.8, 60 + third, 56);
        play(3 * bar, 1.5, 76 - bar % 3, 90);
        play(3 * bar + 1.5, 0.5, 74, 76);
        play(3 * bar + 2, 1, 72 + bar % 4, 80);
    }
    waltz.sort();
    return waltz;
}

TEST(BeatGrid, WhatIsStatedStandsWhereTheNotesFallOnIt) {
    Performance written = waltz(0.5, 24);
    for (Note& note : written.notes)
        note.onset -= 0.4;
    written.tempo.origin = TempoOrigin::stated;
    written.tempo.setTempo(0, 0.5);
    written.tempo.metres = {{0, 3, 4}};
    const auto grid = findBeatGrid(written);
    ASSERT_TRUE(grid.has_value());
    EXPECT_TRUE(grid->sure);
    EXPECT_TRUE(grid->barsKnown());
    EXPECT_DOUBLE_EQ(grid->tempo.secondsAt(3), 1.5);
    EXPECT_EQ(grid->beatQuarters, 1);
}

TEST(BeatGrid, ASequencersTempoUnderFreePlayingIsNotBelieved) {
    Performance take = waltz(0.37, 24, 0.012);
    take.tempo.origin = TempoOrigin::stated; // 120, 4/4, as written unasked
    take.tempo.setTempo(0, 0.5);
    take.tempo.metres = {{0, 4, 4}};
    const auto grid = findBeatGrid(take);
    ASSERT_TRUE(grid.has_value());
    EXPECT_FALSE(grid->barsKnown()) << "where bars begin is not heard";
    EXPECT_EQ(grid->tempo.origin, TempoOrigin::estimated);
    // Each heard beat lies where hands put it, within their unevenness, on the pulse or its half or double.
    int near = 0;
    int all = 0;
    for (double beat = grid->tempo.beatAt(grid->from); grid->tempo.secondsAt(beat) <= grid->to + 1e-6;
         ++beat) {
        const double pulses = (grid->tempo.secondsAt(beat) - 0.4) / (0.37 / 2);
        near += std::abs(pulses - std::round(pulses)) * (0.37 / 2) < 0.05;
        ++all;
    }
    EXPECT_GT(all, 20);
    EXPECT_GT(near, 0.9 * all);
}

TEST(BeatGrid, AFewNotesHaveNoBeat) {
    Performance few;
    few.notes = {{0, 1, 60, 64, 0, 0}, {1.3, 1, 62, 64, 0, 0}};
    EXPECT_FALSE(findBeatGrid(few).has_value());
    EXPECT_FALSE(findBeatGrid({}).has_value());
}

TEST(BeatGrid, NotesWithoutAPulseAreNotSure) {
    Performance random;
    std::mt19937 numbers(5);
    double at = 0;
    for (int i = 0; i < 120; ++i) {
        at += std::uniform_real_distribution(0.05, 1.7)(numbers);
        Note note;
        note.onset = at;
        note.duration = 0.2;
        note.pitch = static_cast<std::uint8_t>(std::uniform_int_distribution(30, 90)(numbers));
        random.notes.push_back(note);
    }
    const auto grid = findBeatGrid(random);
    EXPECT_TRUE(!grid || !grid->sure);
}

} // namespace
} // namespace atos
