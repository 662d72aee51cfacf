// SPDX-License-Identifier: Apache-2.0
#include "music/smf.h"

#include "smf_bytes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace atos {
namespace {

using test::smf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Performance parsed(const Bytes& bytes) {
    auto performance = parseMidi(bytes);
    EXPECT_TRUE(performance) << performance.error().message;
    return performance ? *performance : Performance{};
}

/// onset:end:pitch:velocity
std::vector<std::string> spelled(const Performance& performance) {
    std::vector<std::string> notes;
    for (const Note& note : performance.notes) {
        char text[80];
        std::snprintf(text, sizeof text, "%.4g:%.4g:%d:%d", note.onset, note.end(), note.pitch,
                      note.velocity);
        notes.emplace_back(text);
    }
    return notes;
}

} // namespace

// At 480 ticks a beat and the default 120 beats a minute, 0x60 (96) ticks last 0.1 s.

TEST(SmfRead, NotesEndInSeconds) {
    const Performance p = parsed(smf({{0, 0x90, 60, 100, 0x60, 0x80, 60, 0, 0, 0xFF, 0x2F, 0}}, 480, 0));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:100"));
    EXPECT_THAT(p.warnings, IsEmpty());
    EXPECT_EQ(p.tempo.origin, TempoOrigin::unknown);
    EXPECT_EQ(p.fingerprint.size(), 16U);
}

TEST(SmfRead, RunningStatusAndVelocityZero) {
    const Performance p =
        parsed(smf({{0, 0x90, 60, 100, 0, 64, 90, 0x60, 60, 0, 0, 64, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:100", "0:0.1:64:90"));
}

TEST(SmfRead, RunningStatusOutlivesMetaAndSystemExclusive) {
    const Performance p =
        parsed(smf({{0, 0x90, 60, 100,  0x60, 0xFF, 1,    1,    'x',  0, 60, 0, //
                     0, 62,   80, 0x60, 0xF0, 3,    0x7E, 0xFF, 0xF7, 0, 62, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:100", "0.1:0.2:62:80"));
    EXPECT_THAT(p.warnings, IsEmpty());
}

TEST(SmfRead, OverlappingNotesEndInTheOrderTheyBegan) {
    const Performance p =
        parsed(smf({{0, 0x90, 60, 100, 0x60, 60, 50, 0x60, 60, 0, 0x60, 60, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.2:60:100", "0.1:0.3:60:50"));
}

TEST(SmfRead, TempoOfTheFirstTrackMovesTheSecond) {
    const Performance p = parsed(
        smf({{0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40, 0x60, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20, 0, 0xFF, 0x2F, 0},
             {0, 0x90, 60, 100, 0x81, 0x40, 60, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.3:60:100"));
    EXPECT_EQ(p.tempo.origin, TempoOrigin::stated);
    ASSERT_EQ(p.tempo.changes().size(), 2U);
    EXPECT_DOUBLE_EQ(p.tempo.changes()[1].beat, 0.2);
}

TEST(SmfRead, SmpteDivisionIgnoresTempo) {
    // 25 frames of 40 ticks: a tick lasts a millisecond.
    const Performance p = parsed(
        smf({{0, 0xFF, 0x51, 3, 0x0F, 0x42, 0x40, 0, 0x90, 60, 100, 0x64, 60, 0, 0, 0xFF, 0x2F, 0}}, 0xE728));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:100"));
}

TEST(SmfRead, ChordsAreOrderedByPitchAcrossTracks) {
    const Performance p = parsed(smf({{0, 0x90, 67, 1, 0, 60, 2, 0x60, 67, 0, 0, 60, 0, 0, 0xFF, 0x2F, 0},
                                      {0, 0x91, 64, 3, 0x60, 64, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(spelled(p), ElementsAre("0:0.1:60:2", "0:0.1:64:3", "0:0.1:67:1"));
    EXPECT_EQ(p.notes[1].channel, 1);
    EXPECT_EQ(p.notes[1].track, 1);
}

TEST(SmfRead, PercussionIsLeftOutAndSaidSo) {
    const Performance p =
        parsed(smf({{0, 0x99, 36, 100, 0, 0xB9, 64, 127, 0x60, 0x89, 36, 0, 0, 0xFF, 0x2F, 0}}));
    EXPECT_THAT(p.notes, IsEmpty());
    EXPECT_THAT(p.pedals, IsEmpty());
    EXPECT_THAT(p.warnings, ElementsAre(HasSubstr("percussion")));
}

TEST(SmfRead, RefusesWhatIsNoPieceOfMusic) {
    EXPECT_THAT(parseMidi({}).error().message, HasSubstr("is empty"));
    EXPECT_THAT(parseMidi(Bytes(1000)).error().message, HasSubstr("not a Standard MIDI File"));
    EXPECT_THAT(parseMidi(smf({{0, 0xFF, 0x2F, 0}}, 480, 2)).error().message, HasSubstr("type 2"));
    EXPECT_EQ(parseMidi({}).error().code, ErrorCode::badInput);
}

} // namespace atos
