// SPDX-License-Identifier: Apache-2.0
#include "analysis/features/pace.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::DoubleNear;

TEST(SteadyTempo, BringsEveryBeatToHalfASecond) {
    Performance music;
    music.tempo.setTempo(0, 1.0); // 60 beats a minute, then 240
    music.tempo.setTempo(4, 0.25);
    for (const double beat : {0.0, 1.0, 3.5, 4.0, 6.25}) {
        const double onset = music.tempo.secondsAt(beat);
        music.notes.push_back({onset, music.tempo.secondsAt(beat + 1) - onset, 60, 64, 0, 0});
    }
    music.pedals.push_back({4.0, PedalKind::damper, 127, 0});
    const Performance steady = atSteadyTempo(music);
    std::size_t i = 0;
    for (const double beat : {0.0, 1.0, 3.5, 4.0, 6.25}) {
        EXPECT_THAT(steady.notes[i].onset, DoubleNear(beat / 2, 1e-9));
        EXPECT_THAT(steady.notes[i].duration, DoubleNear(0.5, 1e-9));
        ++i;
    }
    EXPECT_THAT(steady.pedals.front().seconds, DoubleNear(2, 1e-9));
    EXPECT_EQ(steady.tempo.changes().size(), 1U);
}

TEST(SteadyTempo, LeavesMusicWithoutATempoAsItWasPlayed) {
    Performance live;
    live.notes = {{0.123, 0.4, 60, 64, 0, 0}, {1.777, 0.1, 62, 64, 0, 0}};
    EXPECT_THAT(atSteadyTempo(live).notes[1].onset, DoubleNear(1.777, 1e-9));
}

} // namespace
} // namespace atos
