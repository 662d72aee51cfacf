// SPDX-License-Identifier: Apache-2.0
#include "transcribe/note_activity.h"

#include <gtest/gtest.h>

namespace atos {
namespace {

float at(const std::vector<float>& values, int frame, int pitch) {
    return values[static_cast<std::size_t>(frame * pianoKeys + pitch - lowestPianoKey)];
}

TEST(NoteActivity, RisesAndFallsAroundAnOnset) {
    const std::vector<Note> notes{{1.01, 0.5, 60, 127}};
    const auto activity = activityOf(notes, {}, 0, 100);
    EXPECT_NEAR(at(activity.onset, 50, 60), 0.8, 1e-5); // 10 ms before
    EXPECT_NEAR(at(activity.onset, 51, 60), 0.8, 1e-5); // 10 ms after
    EXPECT_NEAR(at(activity.onset, 52, 60), 0.4, 1e-5);
    EXPECT_EQ(at(activity.onset, 54, 60), 0);
    EXPECT_EQ(at(activity.onset, 51, 61), 0);
    EXPECT_EQ(at(activity.velocity, 51, 60), 1);
    EXPECT_EQ(at(activity.velocity, 60, 60), 0);
    EXPECT_EQ(at(activity.sounding, 70, 60), 1);
    EXPECT_EQ(at(activity.sounding, 80, 60), 0);
}

TEST(NoteActivity, CountsFromTheFirstFrameAskedFor) {
    const std::vector<Note> notes{{10, 1, 60, 64}};
    const std::vector<Pedal> pedals{{9, PedalKind::damper, 127, 0}, {10.5, PedalKind::damper, 0, 0}};
    const auto activity = activityOf(notes, pedals, 500, 50);
    EXPECT_EQ(at(activity.onset, 0, 60), 1);
    EXPECT_EQ(activity.pedal[0], 1);
    EXPECT_EQ(activity.pedal[24], 1);
    EXPECT_EQ(activity.pedal[25], 0);
}

TEST(SoundingNotes, LastAsLongAsThePedalHoldsThem) {
    Performance music;
    music.notes = {{0, 0.2, 60, 64}, {1, 0.2, 64, 64}, {1.5, 0.2, 60, 64}};
    music.pedals = {{0.1, PedalKind::damper, 127, 0}, {2, PedalKind::damper, 0, 0}};
    const auto notes = soundingNotes(music);
    EXPECT_DOUBLE_EQ(notes[0].end(), 1.5); // struck again
    EXPECT_DOUBLE_EQ(notes[1].end(), 2);
    EXPECT_DOUBLE_EQ(notes[2].end(), 2);
}

} // namespace
} // namespace atos
