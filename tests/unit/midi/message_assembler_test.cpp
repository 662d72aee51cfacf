// SPDX-License-Identifier: Apache-2.0
#include "midi/message_assembler.h"

#include <gmock/gmock.h>

#include <random>

namespace atos {
namespace {

using Message = std::vector<std::uint8_t>;
using testing::ElementsAre;
using testing::IsEmpty;

class MessageAssemblerTest : public testing::Test {
protected:
    std::vector<Message> feed(const Message& bytes) {
        std::vector<Message> whole;
        assembler.feed(bytes, [&](std::span<const std::uint8_t> message) {
            whole.emplace_back(message.begin(), message.end());
        });
        return whole;
    }
    MessageAssembler assembler;
};

const Message identity{0xF0, 0x7E, 0x7F, 0x06, 0x01, 0xF7};

} // namespace

TEST_F(MessageAssemblerTest, PassesWholeMessages) {
    EXPECT_THAT(feed({0x90, 60, 64}), ElementsAre(Message{0x90, 60, 64}));
    EXPECT_THAT(feed({0xC0, 5}), ElementsAre(Message{0xC0, 5}));
    EXPECT_THAT(feed({0xFE}), ElementsAre(Message{0xFE}));
    EXPECT_THAT(feed({0xF2, 1, 2}), ElementsAre(Message{0xF2, 1, 2}));
    EXPECT_THAT(feed(identity), ElementsAre(identity));
    EXPECT_THAT(feed({0xF0, 0xF7}), ElementsAre(Message{0xF0, 0xF7}));
}

TEST_F(MessageAssemblerTest, SplitsSeveralInOnePiece) {
    EXPECT_THAT(feed({0x90, 60, 64, 0xF0, 1, 0xF7, 0x80, 60, 0}),
                ElementsAre(Message{0x90, 60, 64}, Message{0xF0, 1, 0xF7}, Message{0x80, 60, 0}));
}

TEST_F(MessageAssemblerTest, PutsPiecesTogetherAtEveryCut) {
    for (std::size_t cut = 1; cut < identity.size(); ++cut) {
        const auto middle = identity.begin() + static_cast<std::ptrdiff_t>(cut);
        EXPECT_THAT(feed({identity.begin(), middle}), IsEmpty());
        EXPECT_THAT(feed({0xF8}), ElementsAre(Message{0xF8})) << "the clock does not wait";
        EXPECT_THAT(feed({middle, identity.end()}), ElementsAre(identity)) << cut;
    }
}

TEST_F(MessageAssemblerTest, ANoteInTheMiddleOfABrokenOffMessageIsNotLost) {
    EXPECT_THAT(feed({0xF0, 0x41, 0x10}), IsEmpty());
    EXPECT_THAT(feed({0x90, 60, 64}), ElementsAre(Message{0x90, 60, 64}));
    EXPECT_THAT(feed({1, 2, 0xF7}), IsEmpty());
    EXPECT_THAT(feed({0xF0, 0x41, 0x90, 60, 64, 0xF0, 1, 0xF7}),
                ElementsAre(Message{0x90, 60, 64}, Message{0xF0, 1, 0xF7}));
}

TEST_F(MessageAssemblerTest, AnEndlessMessageIsDroppedAndTheNextOneHeard) {
    EXPECT_THAT(feed({0xF0}), IsEmpty());
    for (int i = 0; i < 10'000; ++i)
        ASSERT_THAT(feed(Message(1024, 0x11)), IsEmpty());
    EXPECT_THAT(feed({0xF7}), IsEmpty());
    EXPECT_THAT(feed(identity), ElementsAre(identity));
}

TEST_F(MessageAssemblerTest, WhatBelongsToNothingIsDropped) {
    for (const Message& nonsense :
         {Message{60, 64}, Message{0x90}, Message{0x90, 60}, Message{0xF7}, Message{0xF4}, Message{0xF5, 1}})
        EXPECT_THAT(feed(nonsense), IsEmpty());
    EXPECT_THAT(feed({0x90, 60, 64, 1}), ElementsAre(Message{0x90, 60, 64}));
}

TEST_F(MessageAssemblerTest, WhateverComesOnlyWholeMessagesLeave) {
    std::mt19937 random(3);
    for (int run = 0; run < 20'000; ++run) {
        Message bytes(random() % 40);
        for (std::uint8_t& byte : bytes)
            byte = static_cast<std::uint8_t>(random() % 3 == 0 ? 0x80 + random() % 128 : random() % 128);
        for (const Message& message : feed(bytes)) {
            ASSERT_GE(message[0], 0x80);
            if (message[0] < 0xF0) {
                ASSERT_TRUE(isChannelMessage(message));
            }
            if (message[0] == 0xF0) {
                ASSERT_EQ(message.back(), 0xF7);
                for (std::size_t i = 1; i + 1 < message.size(); ++i)
                    ASSERT_LT(message[i], 0x80);
            }
        }
    }
}

} // namespace atos
