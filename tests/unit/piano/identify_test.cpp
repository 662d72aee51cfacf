// SPDX-License-Identifier: Apache-2.0
#include "piano/profile/identify.h"

#include "piano/link/piano_link.h"
#include "unit/piano/shipped_profiles.h"

#include <gtest/gtest.h>

namespace atos {

using test::hex;

TEST(Identify, ReadsTheReplyOfAnFp30x) {
    const auto identity = parseIdentityReply(hex("F0 7E 10 06 02 41 19 03 00 00 1C 01 00 00 F7"));
    ASSERT_TRUE(identity);
    const auto profiles = test::shippedProfiles();
    const KeyboardProfile* profile = matchIdentity(profiles, *identity);
    ASSERT_NE(profile, nullptr);
    EXPECT_EQ(profile->id, "roland-fp30x");
}

TEST(Identify, RefusesWhatIsNoReply) {
    for (const char* message :
         {"F0 7E 7F 06 01 F7", "F0 7E 10 06 02 41 F7", "F0 7E 10 06 02 41 19 03 00 00 1C 01 00 00",
          "F0 7E 10 06 02 00 20 1A 00 00 1C 01 00 00 F7", "90 3C 40", ""})
        EXPECT_EQ(parseIdentityReply(hex(message)), std::nullopt) << message;
    EXPECT_TRUE(parseIdentityReply(hex("F0 7E 10 06 02 00 20 1A 00 00 1C 01 00 00 00 00 F7")));
}

TEST(Identify, UnknownPianosMatchNothing) {
    EXPECT_EQ(matchIdentity(test::shippedProfiles(), hex("42 59 02 1F 00 01 00 00 00")), nullptr);
    EXPECT_EQ(matchIdentity(test::shippedProfiles(), {}), nullptr);
}

TEST(Identify, TheLongestPortNameWins) {
    const auto profiles = test::shippedProfiles();
    const auto idFor = [&](const char* port) {
        const KeyboardProfile* profile = matchProfile(profiles, port);
        return profile == nullptr ? std::string("none") : profile->id;
    };
    EXPECT_EQ(idFor("Roland fp-30x MIDI 1"), "roland-fp30x");
    EXPECT_EQ(idFor("FP-30:FP-30 MIDI 1 24:0"), "roland-fp30");
    EXPECT_EQ(idFor("CASIO PX-S1100"), "casio-px-s");
    EXPECT_EQ(idFor("Midi Through Port-0"), "none");
    EXPECT_EQ(idFor(""), "none");
}

} // namespace atos
