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

} // namespace
} // namespace atos
