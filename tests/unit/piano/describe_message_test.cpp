// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/describe_message.h"

#include "unit/piano/shipped_profiles.h"

#include <gtest/gtest.h>

#include <random>

namespace atos {

using test::hex;

TEST(DescribeMessage, SpeaksTheLanguageOfPianists) {
    EXPECT_EQ(describeMessage(hex("90 3C 50")), "note on C4 (60), velocity 80, channel 1");
    EXPECT_EQ(describeMessage(hex("93 15 00")), "note off A0 (21), channel 4");
    EXPECT_EQ(describeMessage(hex("80 6C 40")), "note off C8 (108), velocity 64, channel 1");
    EXPECT_EQ(describeMessage(hex("B0 40 7F")), "damper 127, channel 1");
    EXPECT_EQ(describeMessage(hex("B0 43 20")), "una corda 32, channel 1");
    EXPECT_EQ(describeMessage(hex("B0 58 11")), "high-resolution velocity 17, channel 1");
    EXPECT_EQ(describeMessage(hex("B0 03 11")), "control change 3 = 17, channel 1");
    EXPECT_EQ(describeMessage(hex("C0 00")), "program 1, channel 1");
    EXPECT_EQ(describeMessage(hex("E0 00 40")), "pitch bend +0, channel 1");
    EXPECT_EQ(describeMessage(hex("FE")), "system message FE, 1 byte");
    EXPECT_EQ(describeMessage({}), "nothing");
}

TEST(DescribeMessage, KnowsTheLanguagesOfPianos) {
    EXPECT_EQ(describeMessage(hex("F0 7E 7F 06 01 F7")), "identity request");
    EXPECT_EQ(describeMessage(hex("F0 7E 10 06 02 41 19 03 00 00 1C 01 00 00 F7")),
              "identity reply: Roland 41 19 03 00 00 1C 01 00 00");
    const Bytes brilliance = hex("F0 41 10 00 00 00 28 12 01 00 02 1C 41 20 F7");
    EXPECT_EQ(describeMessage(brilliance), "Roland data set 01 00 02 1C: 41");
    const KeyboardProfile fp30x = test::shippedProfile("roland-fp30x");
    EXPECT_EQ(describeMessage(brilliance, &fp30x), "Roland FP-30X: Brilliance +1");
    EXPECT_EQ(describeMessage(hex("F0 41 10 00 00 00 28 11 01 00 02 1C 00 00 00 01 60 F7"), &fp30x),
              "Roland FP-30X: Brilliance?");
    EXPECT_EQ(describeMessage(hex("F0 43 10 4C 00 00 7E 00 F7")), "Yamaha system exclusive, 9 bytes");
    EXPECT_EQ(describeMessage(hex("F0 7D F7")), "unknown system exclusive, 3 bytes");
}

TEST(DescribeMessage, HasWordsForWhateverComes) {
    std::mt19937 random(5);
    const auto profiles = test::shippedProfiles();
    for (int run = 0; run < 50'000; ++run) {
        Bytes message(random() % 20);
        for (std::uint8_t& byte : message)
            byte = static_cast<std::uint8_t>(random());
        if (run % 2 == 0 && !message.empty()) message.front() = 0xF0;
        EXPECT_FALSE(describeMessage(message, &profiles[random() % profiles.size()]).empty());
    }
}

} // namespace atos
