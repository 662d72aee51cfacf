// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/tokens.h"

#include <gmock/gmock.h>

#include <random>

namespace atos {
namespace {

/// A grid that the language can say exactly.
NoteGrid sayableGrid(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto draw = [&](int low, int high) { return std::uniform_int_distribution(low, high)(random); };
    NoteGrid grid;
    int column = draw(0, longestStep);
    for (int onset = 0; onset < 60; ++onset) {
        int pitch = lowestGridPitch + draw(0, 40);
        for (int notes = draw(1, 4); notes > 0; --notes) {
            grid.notes.push_back({column, draw(1, durationTokens), static_cast<std::uint8_t>(pitch),
                                  velocityOf(draw(0, velocityTokens - 1))});
            grid.columns = std::max(grid.columns, grid.notes.back().end());
            pitch += draw(1, 12);
        }
        column += draw(1, longestStep);
    }
    return grid;
}

TEST(Tokens, SayAGridExactly) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const NoteGrid grid = sayableGrid(seed);
        EXPECT_EQ(gridOf(tokensOf(grid)), grid) << seed;
    }
}

TEST(Tokens, OfTheirOwnMusicAreTheSame) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const TokenSequence sequence = tokensOf(sayableGrid(seed));
        EXPECT_EQ(tokensOf(gridOf(sequence)), sequence) << seed;
    }
}

TEST(Tokens, BoundWhatTheyCannotSay) {
    const NoteGrid grid{1000, {{0, 500, 60, 1}, {900, 1, 61, 127}}};
    const TokenSequence sequence = tokensOf(grid);
    EXPECT_EQ(sequence.notes[0].duration, durationTokens - 1);
    EXPECT_EQ(sequence.notes[1].step, longestStep);
    EXPECT_EQ(sequence.notes[0].velocity, 0);
    EXPECT_EQ(sequence.notes[1].velocity, velocityTokens - 1);
}

TEST(Tokens, OfVelocitiesLieInTheMiddleOfTheirPart) {
    for (int velocity = 1; velocity <= 127; ++velocity) {
        const NoteGrid grid{1, {{0, 1, 60, static_cast<std::uint8_t>(velocity)}}};
        EXPECT_LE(std::abs(velocityOf(tokensOf(grid).notes.front().velocity) - velocity), 8);
    }
}

TEST(KeyTokens, AreDistinct) {
    EXPECT_EQ(keyToken({}), 0);
    EXPECT_EQ(keyToken(Key{0, Mode::major}), 1);
    EXPECT_EQ(keyToken(Key{11, Mode::minor}), keyTokens - 1);
}

TEST(StyleTokens, AreFoundByName) {
    EXPECT_EQ(styleToken(""), 0);
    EXPECT_EQ(styleToken("baroque"), 1);
    EXPECT_FALSE(styleToken("polka"));
}

} // namespace
} // namespace atos
