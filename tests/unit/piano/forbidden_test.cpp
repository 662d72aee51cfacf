// SPDX-License-Identifier: Apache-2.0
#include "piano/protocols/forbidden.h"
#include "piano/protocols/roland_app.h"

#include "unit/piano/shipped_profiles.h"

#include <gtest/gtest.h>

#include <random>

namespace atos {

using test::hex;

TEST(Forbidden, RefusesEveryDangerousMessageOfTheReferences) {
    for (const char* message : {
             "F0 41 10 00 00 00 28 12 01 02 00 01 01 7B F7",                   // Piano Designer to flash
             "F0 41 10 00 00 00 28 12 01 00 02 13 64 06 F7",                   // volume
             "F0 41 10 00 00 00 28 12 01 00 02 18 02 14 4F F7",                // tuning
             "F0 41 10 00 00 00 28 12 01 00 03 07 42 33 F7",                   // transposition
             "F0 41 10 42 12 40 00 7F 00 41 F7",                               // GS reset
             "F0 41 10 42 12 40 00 04 64 58 F7",                               // GS master volume
             "F0 43 10 4C 00 00 7E 00 F7",                                     // XG System On
             "F0 43 10 4C 00 00 06 40 F7",                                     // XG transpose
             "F0 43 00 7A 00 00 00 F7",                                        // Yamaha bulk dump
             "F0 43 10 4C 00 00 00 00 04 00 00 F7",                            // XG master tune
             "F0 43 10 4C 08 00 0B 40 F7",                                     // XG part volume
             "F0 43 10 4C 08 10 18 40 F7",                                     // XG part that is not there
             "F0 43 73 01 50 11 00 05 40 F7",                                  // Clavinova soft pedal depth
             "F0 43 73 01 50 11 00 03 49 F7",                                  // beyond its range
             "F0 43 73 01 52 25 26 01 01 0C 00 00 01 00 01 00 00 01 40 F7",    // CSP volume
             "F0 43 73 01 52 25 26 01 01 0A 00 00 01 02 01 00 00 01 40 F7",    // CSP transposition
             "F0 43 73 01 52 25 26 01 01 03 00 00 01 00 01 00 00 02 08 4F F7", // CSP tuning
             "F0 43 73 01 52 25 26 04 01 0C 00 0B 01 00 01 00 F7",             // CSP reset
             "F0 43 73 01 52 25 26 01 01 0C 00 0B 01 01 01 00 00 01 40 F7",    // CSP, not the main part
             "F0 43 73 01 52 25 26 01 01 0C 00 0B 01 00 01 00 00 02 40 F7",    // its length is wrong
             "F0 43 73 01 52 25 11 00 02 00 01 F7",                            // CVP registration recall
             "F0 43 10 7F 1C 08 0D 00 00 00 F7",                               // Yamaha CP store
             "F0 40 00 20 00 0E 00 F7",                                        // Kawai memory dump
             "F0 40 00 10 04 02 16 42 00 F7",                                  // Kawai tuning
             "F0 40 00 10 04 02 25 04 00 F7",                                  // Kawai temperament
             "F0 40 00 10 04 02 17 00 00 F7",    // Kawai: deaf to program changes
             "F0 40 00 10 04 02 18 07 00 F7",    // Kawai: a user's touch curve
             "F0 41 10 42 12 40 00 05 41 7A F7", // GS key shift
             "F0 41 10 42 12 40 01 30 04 0C F7", // its checksum is wrong
             "F0 44 17 01 7F 01 05 00 F7",       // Casio bulk
             "F0 7E 7F 09 01 F7",                // GM on
             "F0 7E 7F 09 03 F7",                // GM2 on
             "F0 7F 7F 04 01 00 64 F7",          // master volume
             "F0 7F 7F 04 03 42 42 F7",          // fine tuning
             "F0 7F 7F 04 04 00 42 F7",          // coarse tuning
             "F0 7E 7F 08 08 03 7F 7F 40 40 40 40 40 40 40 40 40 40 40 40 F7", // temperament
             "F0 7F 7F 08 02 00 01 3C 3C 00 00 F7",                            // single-note tuning
             "FF",
             "FE",
             "F8",
             "F6",
             "90 3C 40",
             "80 3C 40",
             "A0 3C 40",
             "D0 40",
             "E0 00 40",
             "B0 07 64",
             "B0 0B 7F",
             "B0 40 7F",
             "B0 42 7F",
             "B0 43 7F",
             "B0 7A 00",
             "B0 7A 7F",
             "B0 79 00",
             "B0 7B 00",
             "B0 65 00",
             "B0 64 01",
             "B0 06 42",
             "B0 26 00",
             "B0 63 01",
             "",
             "3C 40",
             "B0 4A",
             "B0 4A 40 B0 07 00",
             "C0 00 90 3C 40",
             "F0 7E 7F 06 01",
             "F0 F7",
         })
        EXPECT_NE(forbiddenReason(hex(message)), "") << message;
}

TEST(Forbidden, RefusesAWriteThatRunsIntoTheVolume) {
    EXPECT_EQ(forbiddenReason(rolandDataSet(hex("01 00 02 07"), Bytes(3))), "");
    for (int bytes : {0, 4, 13, 40})
        EXPECT_NE(forbiddenReason(rolandDataSet(hex("01 00 02 07"), Bytes(static_cast<std::size_t>(bytes)))),
                  "")
            << bytes;
    EXPECT_NE(forbiddenReason(rolandDataSet(hex("01 00 02 12"), Bytes(2))), "");
}

TEST(Forbidden, LetsToneThrough) {
    for (const char* message : {"F0 7E 7F 06 01 F7",
                                "F0 7F 7F 04 05 01 01 01 01 01 00 04 F7",
                                "B0 5B 28",
                                "B3 4A 40",
                                "C0 00",
                                "B0 00 79",
                                "B0 20 00",
                                "F0 41 10 00 00 00 28 11 01 00 02 13 00 00 00 01 69 F7",
                                "F0 41 10 42 12 40 01 30 04 0B F7",
                                "F0 41 10 42 12 40 01 33 40 4C F7",
                                "F0 43 10 4C 02 01 00 01 00 F7",
                                "F0 43 10 4C 08 00 13 28 F7",
                                "F0 43 10 4C 08 00 18 46 F7",
                                "F0 43 30 4C 08 00 18 F7",
                                "F0 43 73 01 50 11 00 02 30 F7",
                                "F0 43 73 01 52 25 26 01 00 0C 00 0B 01 00 01 00 F7",
                                "F0 43 73 01 52 25 26 01 01 0C 00 0B 01 00 01 00 00 01 50 F7",
                                "F0 43 73 01 52 25 26 01 01 0C 01 00 01 00 01 00 00 03 00 02 18 F7",
                                "F0 43 73 01 52 25 26 01 01 02 02 01 01 00 01 00 00 01 07 F7",
                                "F0 43 73 01 52 25 26 01 01 00 00 00 01 00 01 00 00 01 01 F7",
                                "F0 40 00 10 04 02 18 02 00 F7",
                                "F0 40 00 10 04 20 18 02 00 F7"})
        EXPECT_EQ(forbiddenReason(hex(message)), "") << message;
}

// What passes by chance must still be of the few kinds that are harmless.
TEST(Forbidden, RandomMessagesNeverSlipThroughAsSomethingElse) {
    std::mt19937 random(7);
    const std::vector<Bytes> stems = {{},
                                      {0xF0},
                                      {0xF0, 0x41, 0x10, 0x00, 0x00, 0x00, 0x28, 0x12},
                                      {0xF0, 0x7E},
                                      {0xF0, 0x7F},
                                      {0xF0, 0x7F, 0x7F, 0x04},
                                      {0xF0, 0x43, 0x10, 0x4C},
                                      {0xF0, 0x43, 0x73, 0x01, 0x52, 0x25, 0x26, 0x01},
                                      {0xF0, 0x40, 0x00, 0x10, 0x04, 0x02}};
    for (int run = 0; run < 200'000; ++run) {
        Bytes message = stems[random() % stems.size()];
        for (std::size_t extra = random() % 12; extra > 0; --extra)
            message.push_back(static_cast<std::uint8_t>(random() % (random() % 4 == 0 ? 256 : 128)));
        if (!message.empty() && message[0] == 0xF0) message.push_back(0xF7);
        if (!forbiddenReason(message).empty()) continue;
        const int kind = message[0] & 0xF0;
        ASSERT_TRUE(kind == 0xB0 || kind == 0xC0 || message[0] == 0xF0);
        if (kind == 0xB0) {
            ASSERT_TRUE(message[1] == 0 || message[1] == 32 || (message[1] >= 70 && message[1] <= 95))
                << int{message[1]};
        }
        if (message[0] == 0xF0 && message[1] == 0x7E) {
            ASSERT_EQ(message[3], 6);
        }
        if (message[0] == 0xF0 && message[1] == 0x7F) {
            ASSERT_EQ(message[4], 5);
        }
        if (message[0] == 0xF0 && message[1] == 0x43 && message[2] == 0x10) {
            ASSERT_TRUE(message[4] == 0x02 || message[4] == 0x08);
        }
        if (message[0] == 0xF0 && message[1] == 0x43 && message[2] == 0x73) {
            ASSERT_TRUE(message[7] == 0x01 && message[8] == 0x00) << "a write by chance";
        }
        if (message[0] == 0xF0 && message[1] == 0x40) {
            ASSERT_EQ(message[6], 0x18);
        }
    }
}

} // namespace atos
