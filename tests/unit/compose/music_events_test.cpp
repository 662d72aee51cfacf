// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/music_events.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace atos {
namespace {

TEST(MusicEvents, ComeBackAsTheSameMusic) {
    Performance music;
    music.notes = {{0.5, 0.25, 21, 1, 0, 0}, {0.5, 1.5, 64, 127, 0, 0}, {3.7, 0.1, 108, 77, 0, 0}};
    const Performance back = performanceFrom(eventsOf(music));
    ASSERT_EQ(back.notes.size(), music.notes.size());
    for (std::size_t i = 0; i < music.notes.size(); ++i) {
        EXPECT_NEAR(back.notes[i].onset, music.notes[i].onset, 1e-4);
        EXPECT_NEAR(back.notes[i].duration, music.notes[i].duration, 1e-4);
        EXPECT_EQ(back.notes[i].pitch, music.notes[i].pitch);
        EXPECT_EQ(back.notes[i].velocity, music.notes[i].velocity);
    }
}

TEST(MusicEvents, LieBetweenZeroAndOne) {
    Performance music;
    music.notes = {{0, 100, 108, 127, 0, 0}, {50, 0, 21, 1, 0, 0}, {50, 1, 5, 64, 0, 0}};
    const auto events = eventsOf(music);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0], (MusicEvent{0, 1, 1, 1}));
    EXPECT_EQ(events[1], (MusicEvent{1, 0, 0, 0}));
}

TEST(MusicEvents, BeyondTheirBoundsAreTheNearestNotes) {
    const Performance music = performanceFrom({{-3, -1, 9, -2}, {0.5F, 7, -1, 3}});
    ASSERT_EQ(music.notes.size(), 2U);
    EXPECT_DOUBLE_EQ(music.notes[0].onset, 0);
    EXPECT_DOUBLE_EQ(music.notes[0].duration, 0.03);
    EXPECT_EQ(music.notes[0].pitch, 108);
    EXPECT_EQ(music.notes[0].velocity, 1);
    EXPECT_NEAR(music.notes[1].duration, longestEventSeconds, 1e-9);
    EXPECT_EQ(music.notes[1].velocity, 127);
}

} // namespace
} // namespace atos
