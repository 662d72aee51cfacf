// SPDX-License-Identifier: Apache-2.0
#include "lab/transcription/training_performances.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

namespace atos {
namespace {

void expectPlayable(const Performance& music) {
    ASSERT_FALSE(music.notes.empty());
    std::array<double, 128> free{};
    for (const Note& note : music.notes) {
        EXPECT_GE(note.onset, 0);
        EXPECT_LE(note.end(), clipSeconds + 6);
        EXPECT_GE(note.pitch, 21);
        EXPECT_LE(note.pitch, 108);
        EXPECT_GE(note.onset, free[note.pitch]) << "struck while it is held";
        free[note.pitch] = note.end();
    }
}

Performance score() {
    Performance piece;
    for (int i = 0; i < 600; ++i)
        piece.notes.push_back({0.25 * i, 0.25, static_cast<std::uint8_t>(15 + i % 100), 64});
    return piece;
}

TEST(PlayPart, StaysPlayable) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        std::mt19937_64 random(seed);
        expectPlayable(playPart(score(), random));
    }
}

TEST(PlayPart, GivesAScoreSomeTouch) {
    std::mt19937_64 random(1);
    std::set<int> velocities;
    for (const Note& note : playPart(score(), random).notes)
        velocities.insert(note.velocity);
    EXPECT_GT(velocities.size(), 8U);
}

TEST(PlayPart, IsRepeatable) {
    std::mt19937_64 first(3);
    std::mt19937_64 second(3);
    EXPECT_EQ(playPart(score(), first).notes, playPart(score(), second).notes);
}

TEST(PlayAtRandom, StaysPlayableAndReachesTheEdges) {
    std::set<int> pitches;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        std::mt19937_64 random(seed);
        const Performance music = playAtRandom(random);
        expectPlayable(music);
        for (const Note& note : music.notes)
            pitches.insert(note.pitch);
    }
    EXPECT_EQ(*pitches.begin(), 21);
    EXPECT_EQ(*pitches.rbegin(), 108);
}

} // namespace
} // namespace atos
