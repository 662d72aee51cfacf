// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/grid_corpus.h"

#include <gmock/gmock.h>

#include <set>

namespace atos {
namespace {

/// A note in every fourth column whose pitch names the piece.
GridPiece piece(const std::string& work, std::uint8_t pitch, int columns) {
    GridPiece made{{columns, {}}, work, work, 3};
    for (int column = 0; column < columns; column += 4)
        made.grid.notes.push_back({column, 4, pitch, 80});
    return made;
}

TEST(GridSampler, CountsAWorkOnceHoweverManyPiecesItHas) {
    std::vector<GridPiece> pieces{piece("single", 60, 400)};
    for (int i = 0; i < 9; ++i)
        pieces.push_back(piece("many", 70, 400));
    const GridSampler sampler(pieces);
    std::mt19937_64 random(1);
    int single = 0;
    for (int i = 0; i < 400; ++i)
        single += sampler.draw(random, 80).grid.notes.front().pitch == 60 ? 1 : 0;
    EXPECT_NEAR(single, 200, 60);
}

TEST(GridSampler, BeginsWithMusic) {
    GridPiece late = piece("late", 60, 400);
    for (GridNote& note : late.grid.notes)
        note.column += 1000;
    late.grid.columns += 1000;
    const std::vector<GridPiece> pieces{late};
    const GridSampler sampler(pieces);
    std::mt19937_64 random(2);
    for (int i = 0; i < 50; ++i) {
        const GridExcerpt drawn = sampler.draw(random, 80);
        EXPECT_EQ(drawn.era, 3);
        ASSERT_FALSE(drawn.grid.notes.empty());
        EXPECT_LT(drawn.grid.notes.front().column, columnsPerSecond);
    }
}

TEST(FixedExcerpts, SpreadOverTheWorksAndDoNotOverlap) {
    const std::vector<GridPiece> pieces{piece("a", 60, 4000), piece("b", 62, 160), piece("c", 64, 20)};
    const auto few = fixedExcerpts(pieces, 80, 2, 1);
    ASSERT_EQ(few.size(), 2U);
    EXPECT_NE(few[0].notes[0].pitch, few[1].notes[0].pitch);
    EXPECT_EQ(fixedExcerpts(pieces, 80, 1000, 1).size(), 52U);
    EXPECT_EQ(fixedExcerpts(pieces, 80, 1000, 1), fixedExcerpts(pieces, 80, 1000, 1));
}

TEST(GridEra, KnowsItsNames) {
    EXPECT_EQ(gridEra("romantic"), 3);
    EXPECT_EQ(gridEra("traditional"), 0);
    EXPECT_EQ(gridEra(""), 0);
}

} // namespace
} // namespace atos
