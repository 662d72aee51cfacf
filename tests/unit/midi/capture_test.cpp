// SPDX-License-Identifier: Apache-2.0
#include "midi/capture.h"

#include <gmock/gmock.h>

#include <thread>
#include <vector>

namespace atos {
namespace {

using Message = std::vector<std::uint8_t>;

std::vector<ChannelMessage> drain(Capture& capture) {
    std::vector<ChannelMessage> messages;
    for (ChannelMessage message; capture.next(message);)
        messages.push_back(message);
    return messages;
}

} // namespace

TEST(Capture, KeepsChannelMessagesWithTheirTime) {
    Capture capture(100);
    capture.receive(100.25, Message{0x90, 60, 64});
    capture.receive(100.5, Message{0xC3, 5});
    capture.receive(101, Message{0xB0, 64, 127});
    EXPECT_THAT(drain(capture),
                testing::ElementsAre(ChannelMessage{0.25, {0x90, 60, 64}}, ChannelMessage{0.5, {0xC3, 5, 0}},
                                     ChannelMessage{1, {0xB0, 64, 127}}));
}

TEST(Capture, SetsAsideWhatIsNoMusic) {
    Capture capture(0);
    capture.receive(0, Message{});
    capture.receive(0, Message{0xFE});
    capture.receive(0, Message{0xF8});
    capture.receive(0, Message{0xF0, 0x7E, 0xF7});
    capture.receive(0, Message{0xF1, 0x00});
    EXPECT_EQ(capture.setAside(), 2U);
    for (const Message& nonsense : {Message{0x90}, Message{0x90, 60}, Message{0x90, 60, 0x80},
                                    Message{60, 64, 1}, Message{0xC0, 1, 2}, Message{0x90, 60, 64, 0}})
        capture.receive(0, nonsense);
    EXPECT_EQ(capture.malformed(), 6U);
    EXPECT_TRUE(drain(capture).empty());
}

TEST(Capture, CountsWhatDoesNotFit) {
    Capture capture(0, 4);
    for (std::uint8_t pitch = 0; pitch < 7; ++pitch)
        capture.receive(pitch, Message{0x90, pitch, 64});
    EXPECT_EQ(drain(capture).size(), 4U);
    EXPECT_EQ(capture.lost(), 3U);
}

TEST(Capture, KeepsTheOrderBetweenTwoThreads) {
    constexpr int count = 100'000;
    Capture capture(0, 1024);
    std::jthread driver([&capture] {
        for (int i = 0; i < count; ++i)
            capture.receive(i, std::array<std::uint8_t, 3>{0x90, static_cast<std::uint8_t>(i % 128), 64});
    });
    std::uint64_t heard = 0;
    double last = -1;
    while (heard + capture.lost() < count) {
        for (const ChannelMessage& message : drain(capture)) {
            ASSERT_GT(message.seconds, last);
            ASSERT_EQ(message.bytes[1], static_cast<int>(message.seconds) % 128);
            last = message.seconds;
            ++heard;
        }
        std::this_thread::yield();
    }
    EXPECT_GT(heard, 0U);
}

} // namespace atos
