// SPDX-License-Identifier: Apache-2.0
#include "music/live_take.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LiveTake played(std::initializer_list<ChannelMessage> messages) {
    LiveTake take;
    for (const ChannelMessage& message : messages)
        take.add(message);
    return take;
}

} // namespace

TEST(LiveTake, PairsNotesAndStartsWithTheFirst) {
    const LiveTake take = played({{10, {0x90, 60, 80}},
                                  {10.5, {0x91, 60, 70}},
                                  {11, {0x80, 60, 0}},
                                  {11.25, {0x90, 64, 90}},
                                  {11.5, {0x91, 60, 0}},
                                  {12, {0x90, 64, 0}}});
    EXPECT_EQ(take.startSeconds(), 10);
    EXPECT_FALSE(take.anyHeld());
    const Performance performance = take.at(15);
    EXPECT_EQ(performance.source, Source::live);
    EXPECT_THAT(performance.notes, ElementsAre(Note{0, 1, 60, 80, 0, 0}, Note{0.5, 1, 60, 70, 1, 0},
                                               Note{1.25, 0.75, 64, 90, 0, 0}));
}

TEST(LiveTake, NotesStillHeldEndNow) {
    const LiveTake take = played({{1, {0x90, 60, 80}}, {2, {0x90, 64, 81}}});
    EXPECT_EQ(take.at(4).notes, (std::vector<Note>{{0, 3, 60, 80, 0, 0}, {1, 2, 64, 81, 0, 0}}));
    EXPECT_EQ(take.at(0).notes[0].duration, 1) << "never before the last message";
    EXPECT_EQ(take.heldVelocity()[60], 80);
    EXPECT_EQ(take.heldVelocity()[64], 81);
    EXPECT_EQ(take.heldVelocity()[61], 0);
}

TEST(LiveTake, AKeyStruckAgainEndsTheNoteBefore) {
    const LiveTake take =
        played({{0, {0x90, 60, 80}}, {1, {0x90, 60, 90}}, {3, {0x80, 60, 0}}, {4, {0x80, 60, 0}}});
    EXPECT_THAT(take.at(5).notes, ElementsAre(Note{0, 1, 60, 80, 0, 0}, Note{1, 2, 60, 90, 0, 0}));
}

TEST(LiveTake, HowAKeyIsLetGoIsKept) {
    const LiveTake take =
        played({{0, {0x90, 60, 80}}, {0, {0x90, 62, 80}}, {1, {0x80, 60, 12}}, {2, {0x90, 62, 0}}});
    EXPECT_EQ(take.at(2).notes[0].releaseVelocity, 12);
    EXPECT_EQ(take.at(2).notes[1].releaseVelocity, 64) << "a velocity of 0 does not say";
}

TEST(LiveTake, APrefixRefinesTheNextVelocityOfItsChannelOnly) {
    const LiveTake take =
        played({{0, {0xB0, 88, 40}}, {0, {0x91, 60, 80}}, {1, {0x90, 62, 81}}, {2, {0x90, 64, 82}}});
    EXPECT_THAT(take.at(3).notes, ElementsAre(Note{0, 3, 60, 80, 1, 0}, Note{1, 2, 62, 81, 0, 0, 40},
                                              Note{2, 1, 64, 82, 0, 0}));
    EXPECT_DOUBLE_EQ(take.at(3).notes[1].preciseVelocity(), 81.3125);
}

TEST(LiveTake, SimultaneousNotesStandByPitch) {
    const LiveTake take = played({{0, {0x90, 67, 1}},
                                  {0, {0x90, 60, 2}},
                                  {0, {0x90, 64, 3}},
                                  {1, {0x80, 60, 0}},
                                  {2, {0x80, 67, 0}},
                                  {3, {0x80, 64, 0}}});
    EXPECT_THAT(take.at(5).notes,
                ElementsAre(Note{0, 1, 60, 2, 0, 0}, Note{0, 3, 64, 3, 0, 0}, Note{0, 2, 67, 1, 0, 0}));
}

TEST(LiveTake, PedalsStayRawAndContinuous) {
    const LiveTake take = played({{0, {0xB0, 64, 100}},
                                  {1, {0x90, 60, 80}},
                                  {2, {0xB0, 64, 50}},
                                  {2, {0xB0, 64, 50}},
                                  {3, {0xB1, 67, 1}},
                                  {4, {0xB0, 66, 127}},
                                  {5, {0xB0, 7, 90}}});
    EXPECT_THAT(take.at(6).pedals,
                ElementsAre(Pedal{0, PedalKind::damper, 100, 0}, Pedal{1, PedalKind::damper, 50, 0},
                            Pedal{1, PedalKind::damper, 50, 0}, Pedal{2, PedalKind::soft, 1, 1},
                            Pedal{3, PedalKind::sostenuto, 127, 0}));
    EXPECT_EQ(take.damper(), 50);
}

TEST(LiveTake, TheNextTakeKnowsThePedalsButNotTheNotes) {
    LiveTake take = played({{0, {0xB0, 64, 100}}, {1, {0x90, 60, 80}}, {2, {0xB0, 67, 30}}});
    take.restart();
    EXPECT_TRUE(take.empty());
    EXPECT_THAT(take.at(3).pedals, IsEmpty());
    EXPECT_THAT(take.pedalsDown(3),
                ElementsAre(ChannelMessage{3, {0xB0, 64, 100}}, ChannelMessage{3, {0xB0, 67, 30}}));
    take.add({4, {0x80, 60, 0}});
    take.add({5, {0x90, 62, 80}});
    EXPECT_THAT(take.at(6).notes, ElementsAre(Note{0, 1, 62, 80, 0, 0}));
    EXPECT_THAT(take.at(6).pedals,
                ElementsAre(Pedal{0, PedalKind::damper, 100, 0}, Pedal{0, PedalKind::soft, 30, 0}));
}

TEST(LiveTake, AllNotesOffEndsTheNotesOfItsChannel) {
    const LiveTake take =
        played({{0, {0x90, 60, 80}}, {0, {0x91, 60, 80}}, {1, {0xB0, 123, 0}}, {2, {0xB1, 120, 0}}});
    EXPECT_FALSE(take.anyHeld());
    EXPECT_THAT(take.at(5).notes, ElementsAre(Note{0, 1, 60, 80, 0, 0}, Note{0, 2, 60, 80, 1, 0}));
}

TEST(LiveTake, AMessageThatComesLateCountsAsSimultaneous) {
    const LiveTake take = played({{1, {0x90, 60, 80}}, {2, {0x90, 62, 80}}, {1.5, {0x80, 60, 0}}});
    EXPECT_EQ(take.at(3).notes[0].duration, 1);
}

TEST(LiveTake, LongPausesDoNotCountAsMusic) {
    const LiveTake take =
        played({{0, {0x90, 60, 80}}, {1, {0x80, 60, 0}}, {100, {0x90, 60, 80}}, {101, {0x80, 60, 0}}});
    EXPECT_EQ(take.playedSeconds(), 4);
}

} // namespace atos
