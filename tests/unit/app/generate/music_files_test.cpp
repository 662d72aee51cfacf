// SPDX-License-Identifier: Apache-2.0
#include "app/generate/music_files.h"

#include "music/piano_roll.h"
#include "music/roll_png.h"
#include "support/temporary_folder.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

TEST(MadeMusic, IsWrittenAsMidiAndWhenAskedAsARollOfTheSameSeconds) {
    const test::TemporaryFolder folder;
    Performance music;
    music.notes = {{0, 0.5, 60, 80, 0, 0}, {1, 0.5, 64, 70, 0, 0}};
    const auto midi = folder.path() / "music.mid";
    const auto picture = folder.path() / "music.png";
    ASSERT_TRUE(writeMadeMusic(music, 3, {midi, {}}));
    EXPECT_FALSE(std::filesystem::exists(picture));
    ASSERT_TRUE(writeMadeMusic(music, 3, {midi, picture}));
    const auto again = readPrompt(midi);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->notes.size(), 2U);
    const auto roll = readRollPng(picture);
    ASSERT_TRUE(roll);
    EXPECT_EQ(roll->roll.frames(), 24);
    EXPECT_EQ(roll->roll.framesPerUnit, 8);
}

} // namespace
} // namespace atos
