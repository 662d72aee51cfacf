// SPDX-License-Identifier: Apache-2.0
#include "compose/note_grid.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::ElementsAre;

Performance played(std::vector<Note> notes) {
    Performance music;
    music.notes = std::move(notes);
    return music;
}

TEST(NoteGrid, MovesOnsetsAndEndsToTheNearestColumn) {
    const NoteGrid grid = noteGrid(played({{0.07, 0.5, 60, 80, 0, 0}, {1.0, 0.01, 64, 50, 0, 0}}));
    EXPECT_THAT(grid.notes, ElementsAre(GridNote{1, 4, 60, 80}, GridNote{8, 1, 64, 50}));
    EXPECT_EQ(grid.columns, 9);
}

TEST(NoteGrid, EndsANoteWhereItsKeyIsStruckAgain) {
    const NoteGrid grid =
        noteGrid(played({{0, 2, 60, 80, 0, 0}, {0, 0.5, 60, 90, 0, 0}, {1, 1, 60, 70, 0, 0}}));
    EXPECT_THAT(grid.notes, ElementsAre(GridNote{0, 8, 60, 80}, GridNote{8, 8, 60, 70}));
}

TEST(NoteGrid, LeavesOutWhatNoPianoHasAndWhatNobodyPlays) {
    EXPECT_TRUE(noteGrid(played({{0, 1, 20, 80, 0, 0}, {0, 1, 109, 80, 0, 0}, {1e9, 1, 60, 80, 0, 0}}))
                    .notes.empty());
}

TEST(NoteGrid, ExcerptCountsFromItsBeginningAndCutsAtItsEnd) {
    const NoteGrid grid{40, {{2, 4, 60, 80}, {10, 20, 62, 80}, {20, 2, 64, 80}}};
    EXPECT_THAT(excerpt(grid, 10, 10).notes, ElementsAre(GridNote{0, 10, 62, 80}));
    EXPECT_EQ(excerpt(grid, 10, 10).columns, 10);
    EXPECT_TRUE(excerpt(grid, 30, 10).notes.empty());
}

TEST(NoteGrid, TransposingLosesWhatLeavesTheKeyboard) {
    const NoteGrid grid{8, {{0, 1, 60, 80}, {1, 1, 107, 80}}};
    EXPECT_THAT(transposed(grid, 2).notes, ElementsAre(GridNote{0, 1, 62, 80}));
}

TEST(NoteGrid, ComesBackFromThePerformanceThatItMakes) {
    const NoteGrid grid{12, {{0, 3, 48, 80}, {0, 1, 60, 1}, {3, 9, 48, 127}}};
    EXPECT_EQ(noteGrid(performanceFrom(grid)), grid);
}

TEST(NoteGrid, CountsWhatSoundsInEachColumn) {
    EXPECT_THAT(notesSounding({4, {{0, 2, 60, 80}, {1, 9, 64, 80}}}), ElementsAre(1, 2, 1, 1));
}

} // namespace
} // namespace atos
