// SPDX-License-Identifier: Apache-2.0
#include "music/smf.h"

#include "support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>

namespace atos {
namespace {

using testing::IsEmpty;

Performance reread(const Performance& performance) {
    auto again = parseMidi(encodeMidi(performance));
    EXPECT_TRUE(again);
    EXPECT_THAT(again->warnings, IsEmpty());
    return *again;
}

/// What is written, read and written again is byte for byte what was written first.
void expectStable(const Performance& performance) {
    const Bytes once = encodeMidi(performance);
    EXPECT_EQ(encodeMidi(*parseMidi(once)), once);
}

Performance withNotes(std::vector<Note> notes) {
    Performance performance;
    performance.notes = std::move(notes);
    return performance;
}

constexpr double tick = 0.5 / 480;

} // namespace

TEST(SmfWrite, KeepsEverythingThatAFileCanState) {
    Performance performance =
        withNotes({{0, 0.5, 60, 1, 0, 0}, {0.25, 0.125, 127, 127, 15, 3}, {1.5, 2, 0, 64, 0, 0}});
    performance.pedals = {
        {0.1, PedalKind::damper, 1, 0}, {0.2, PedalKind::soft, 127, 15}, {0.3, PedalKind::sostenuto, 64, 5}};
    performance.tempo.setTempo(0, 0.6);
    performance.tempo.setTempo(4, 0.4);
    performance.tempo.origin = TempoOrigin::stated;
    performance.tempo.metres = {{0, 6, 8}, {3, 4, 4}};
    performance.keySignatures = {{0, -7, true}, {1, 7, false}};
    performance.title = "Préludes";
    const Performance again = reread(performance);
    ASSERT_EQ(again.notes.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(again.notes[i].onset, performance.notes[i].onset, 0.6 / 480);
        EXPECT_NEAR(again.notes[i].end(), performance.notes[i].end(), 0.6 / 480);
        EXPECT_EQ(again.notes[i].pitch, performance.notes[i].pitch);
        EXPECT_EQ(again.notes[i].velocity, performance.notes[i].velocity);
        EXPECT_EQ(again.notes[i].channel, performance.notes[i].channel);
    }
    ASSERT_EQ(again.pedals.size(), 3U);
    EXPECT_EQ(again.pedals[1].kind, PedalKind::soft);
    EXPECT_EQ(again.pedals[2].value, 64);
    ASSERT_EQ(again.tempo.changes().size(), 2U);
    EXPECT_DOUBLE_EQ(again.tempo.changes()[1].secondsPerBeat, 0.4);
    EXPECT_EQ(again.tempo.origin, TempoOrigin::stated);
    ASSERT_EQ(again.tempo.metres.size(), 2U);
    EXPECT_EQ(again.tempo.metres[0].denominator, 8);
    ASSERT_EQ(again.keySignatures.size(), 2U);
    EXPECT_EQ(again.keySignatures[0].sharps, -7);
    EXPECT_TRUE(again.keySignatures[0].minor);
    EXPECT_EQ(again.title, "Préludes");
    expectStable(performance);
}

TEST(SmfWrite, ALiveTakeStaysWithoutAKnownTempo) {
    EXPECT_EQ(reread(withNotes({{0, 1, 60, 64, 0, 0}})).tempo.origin, TempoOrigin::unknown);
}

TEST(SmfWrite, ARepeatedKeyIsReleasedBeforeItIsStruck) {
    const Performance again = reread(withNotes({{0, 0.5, 60, 64, 0, 0}, {0.5, 0.5, 60, 65, 0, 0}}));
    ASSERT_EQ(again.notes.size(), 2U);
    EXPECT_NEAR(again.notes[0].end(), 0.5, tick);
    EXPECT_NEAR(again.notes[1].end(), 1.0, tick);
}

TEST(SmfWrite, NotesOfNoLengthKeepNoLength) {
    const Performance performance = withNotes(
        {{0, 0.5, 60, 64, 0, 0}, {0.5, 0, 60, 65, 0, 0}, {0.5, 0.5, 60, 66, 0, 0}, {1, 0, 72, 1, 0, 0}});
    const Performance again = reread(performance);
    ASSERT_EQ(again.notes.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(again.notes[i].velocity, performance.notes[i].velocity);
        EXPECT_NEAR(again.notes[i].duration, performance.notes[i].duration, tick);
    }
    expectStable(performance);
}

TEST(SmfWrite, FineVelocitiesOfAChordStayWithTheirNotes) {
    const Performance again = reread(withNotes({{0, 1, 60, 80, 0, 1, 127},
                                                {0, 1, 64, 81, 0, 1},
                                                {0, 1, 67, 82, 0, 1, 1},
                                                {1, 1, 60, 83, 0, 1},
                                                {1, 0, 67, 84, 1, 1, 5}}));
    ASSERT_EQ(again.notes.size(), 5U);
    EXPECT_THAT(again.notes, testing::ElementsAre(testing::Field(&Note::fineVelocity, 127),
                                                  testing::Field(&Note::fineVelocity, 0),
                                                  testing::Field(&Note::fineVelocity, 1),
                                                  testing::Field(&Note::fineVelocity, 0),
                                                  testing::Field(&Note::fineVelocity, 5)));
}

TEST(SmfWrite, ReleaseVelocitiesAndTheKeyboardsNameAreKept) {
    Performance performance = withNotes({{0, 1, 60, 80, 0, 1}, {0, 2, 64, 81, 0, 1}, {0.5, 2, 60, 82, 0, 1}});
    performance.notes[0].releaseVelocity = 1;
    performance.notes[2].releaseVelocity = 127;
    performance.keyboard = "Roland FP-30X";
    const Performance again = reread(performance);
    EXPECT_EQ(again.keyboard, "Roland FP-30X");
    EXPECT_THAT(again.notes, testing::ElementsAre(testing::Field(&Note::releaseVelocity, 1),
                                                  testing::Field(&Note::releaseVelocity, 64),
                                                  testing::Field(&Note::releaseVelocity, 127)));
    expectStable(performance);
}

TEST(SmfWrite, ThatThePedalIsNotKnownIsKept) {
    // A file of a transcription said that no pedal was used.
    Performance music;
    music.notes = {{0, 1, 60, 80}};
    EXPECT_TRUE(reread(music).pedalKnown);
    music.pedalKnown = false;
    EXPECT_FALSE(reread(music).pedalKnown);
    music.pedals = {{0.5, PedalKind::damper, 127, 0}}; // added since
    EXPECT_TRUE(reread(music).pedalKnown);
}

TEST(SmfWrite, NestedNotesOnOneKeyEndInTheOrderTheyBegan) {
    const Performance performance =
        withNotes({{0, 2, 60, 64, 0, 0}, {0.5, 0.5, 60, 65, 0, 0}, {0.75, 0, 60, 66, 0, 0}});
    const Performance again = reread(performance);
    ASSERT_EQ(again.notes.size(), 3U);
    EXPECT_NEAR(again.notes[0].end(), 0.75, tick);
    EXPECT_NEAR(again.notes[1].end(), 1.0, tick);
    EXPECT_NEAR(again.notes[2].end(), 2.0, tick);
    expectStable(performance);
}

TEST(SmfWrite, NotesThatFallIntoOneTickKeepOneOrder) {
    expectStable(withNotes({{0, 1, 72, 64, 0, 0},
                            {tick / 5, 1, 60, 65, 0, 0},
                            {tick / 4, 1, 60, 66, 1, 0},
                            {tick / 3, 1, 48, 66, 0, 2}}));
}

TEST(SmfWrite, BoundsWhatNoFileCanState) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Performance performance = withNotes(
        {{-1, 0.5, 60, 0, 200, 0}, {infinity, 1, 255, 255, 0, 9}, {std::nan(""), 1, 60, 64, 0, 65535}});
    performance.pedals = {{1e300, PedalKind::damper, 255, 17}};
    performance.tempo.setTempo(0, 1e9);
    EXPECT_EQ(parseMidi(encodeMidi(performance))->notes.size(), 3U);
    EXPECT_EQ(parseMidi(encodeMidi(performance))->pedals.front().value, 127);
}

TEST(SmfWrite, EmptyPerformancesAndLonePedalsAreFilesToo) {
    EXPECT_THAT(reread({}).notes, IsEmpty());
    Performance pedals;
    pedals.pedals = {{0, PedalKind::damper, 100, 3}};
    EXPECT_EQ(reread(pedals).pedals.size(), 1U);
}

TEST(SmfWrite, WritesWhatItReads) {
    const test::TemporaryFolder folder;
    Performance performance = withNotes({{0, 1, 60, 64, 0, 0}});
    ASSERT_TRUE(writeMidi(performance, folder / "a take.mid"));
    const auto again = readMidi(folder / "a take.mid");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->notes.size(), 1U);
    EXPECT_EQ(again->title, "a take");
}

} // namespace atos
