// SPDX-License-Identifier: Apache-2.0
#include "audio/render/schedule.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using Bytes3 = std::array<std::uint8_t, 3>;

std::vector<Bytes3> bytesOf(const std::vector<ChannelMessage>& messages) {
    std::vector<Bytes3> bytes;
    for (const ChannelMessage& message : messages)
        bytes.push_back(message.bytes);
    return bytes;
}

TEST(Schedule, ARestruckKeyIsReleasedBeforeItSoundsAgain) {
    Performance performance;
    performance.notes = {{0, 5, 60, 80, 0, 0}, {1, 1, 60, 90, 0, 0}};
    const auto messages = schedule(performance, 0, 10);
    EXPECT_THAT(bytesOf(messages), testing::ElementsAre(Bytes3{0x90, 60, 80}, Bytes3{0x80, 60, 64},
                                                        Bytes3{0x90, 60, 90}, Bytes3{0x80, 60, 64}));
    EXPECT_DOUBLE_EQ(messages[1].seconds, 1);
    EXPECT_DOUBLE_EQ(messages[3].seconds, 2);
}

TEST(Schedule, AnExcerptBeginsWithThePedalsAsTheyStandAndReleasesEverything) {
    Performance performance;
    performance.notes = {{0, 1, 50, 80, 0, 0}, {2, 9, 60, 80, 0, 0}, {6, 1, 70, 80, 0, 0}};
    performance.pedals = {
        {1, PedalKind::damper, 100, 0}, {3, PedalKind::damper, 40, 0}, {7, PedalKind::damper, 99, 0}};
    const auto messages = schedule(performance, 2, 5);
    EXPECT_THAT(bytesOf(messages),
                testing::ElementsAre(Bytes3{0xB0, 64, 100}, Bytes3{0x90, 60, 80}, Bytes3{0xB0, 64, 40},
                                     Bytes3{0x80, 60, 64}, Bytes3{0xB0, 64, 0}));
    EXPECT_DOUBLE_EQ(messages.back().seconds, 3);
}

TEST(Schedule, AStretchBeginsAtItsBorderWithThePedalThatWasDown) {
    Performance performance;
    performance.pedals = {{0.5, PedalKind::damper, 100, 0}, {3, PedalKind::damper, 0, 0}};
    performance.notes = {{0.2, 0.4, 50, 70, 0, 0}, {2, 5, 60, 80, 0, 0}};
    const std::vector<ChannelMessage> expected{
        {0, {0xB0, 64, 100}}, {1, {0x90, 60, 80}}, {2, {0xB0, 64, 0}}, {3, {0x80, 60, 64}}};
    EXPECT_EQ(schedule(performance, 1, 4), expected);
}

TEST(Schedule, ANoteEndsBeforeItIsStruckAgain) {
    Performance performance;
    performance.notes = {{0, 1, 60, 80, 0, 0}, {1, 1, 60, 90, 0, 0}};
    const std::vector<ChannelMessage> messages = schedule(performance, 0, 2);
    ASSERT_EQ(messages.size(), 4U);
    EXPECT_TRUE(messages[1].isNoteOff());
    EXPECT_TRUE(messages[2].isNoteOn());
}

TEST(Schedule, ANoteWithoutLengthGoesUpAfterItWentDown) {
    // Keys go up before keys go down at one moment, so a note of length 0, as some sequencers write grace
    // notes, was released before it was struck and rang to the end of the piece.
    Performance performance;
    performance.notes = {{1, 0, 60, 80, 0, 0}};
    const std::vector<ChannelMessage> messages = schedule(performance, 0, 5);
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_TRUE(messages[0].isNoteOn());
    EXPECT_TRUE(messages[1].isNoteOff());
    EXPECT_LT(messages[1].seconds, 1.01);
}

TEST(Schedule, ATrillHeldUnderALongerNoteOfItsKeyIsNotCutShort) {
    // The window played phrases by a rule of its own: in a trill over a held note of the same key, the first
    // note-off cut the note that had been struck since, and players heard holes that the file does not have.
    Performance performance;
    performance.notes = {{0, 1.5, 60, 80, 0, 0}, {1, 2, 60, 90, 0, 0}};
    const std::vector<ChannelMessage> expected{
        {0, {0x90, 60, 80}}, {1, {0x80, 60, 64}}, {1, {0x90, 60, 90}}, {3, {0x80, 60, 64}}};
    EXPECT_EQ(schedule(performance, 0, 4), expected);
}

TEST(Schedule, ADuetOnTwoChannelsKeepsEachPlayersKeysAndPedals) {
    // The same rule put everything on the first channel, so that one player's note-off released the other's
    // key and one foot moved both pedals.
    Performance performance;
    performance.notes = {{0, 2, 60, 80, 0, 0}, {1, 3, 60, 90, 1, 0}};
    performance.pedals = {{0.5, PedalKind::damper, 127, 1}, {1.5, PedalKind::damper, 0, 0}};
    const std::vector<ChannelMessage> expected{
        {0, {0x90, 60, 80}}, {0.5, {0xB1, 64, 127}}, {1, {0x91, 60, 90}}, {1.5, {0xB0, 64, 0}},
        {2, {0x80, 60, 64}}, {4, {0x81, 60, 64}},    {4, {0xB1, 64, 0}}};
    EXPECT_EQ(schedule(performance, 0, 4), expected);
}

} // namespace
} // namespace atos
