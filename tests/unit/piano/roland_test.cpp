// SPDX-License-Identifier: Apache-2.0
// Every message here is a literal from captures of the makers' own app or from documents, not from our code.
#include "piano/profile/parameter_messages.h"
#include "piano/protocols/exclusive_protocol.h"
#include "piano/protocols/roland_app.h"

#include "unit/piano/shipped_profiles.h"

#include <gtest/gtest.h>

namespace atos {

using test::hex;
using test::shippedProfile;

TEST(Roland, HandshakeOfTheProfilesEqualsTheCaptures) {
    for (const char* id : {"roland-fp10", "roland-fp30", "roland-fp30x"}) {
        const KeyboardProfile profile = shippedProfile(id);
        ASSERT_EQ(profile.handshake.size(), 3U);
        EXPECT_EQ(profile.handshake[0], rolandDataRequest(hex("01 00 07 00"), 8));
        EXPECT_EQ(profile.handshake[1], rolandDataSet(hex("01 00 03 06"), hex("01")));
        EXPECT_EQ(profile.handshake[2], rolandDataSet(hex("01 00 03 00"), hex("00 01")));
    }
    EXPECT_EQ(rolandDataRequest(hex("01 00 07 00"), 8),
              hex("F0 41 10 00 00 00 28 11 01 00 07 00 00 00 00 08 70 F7"));
    EXPECT_EQ(rolandDataSet(hex("01 00 03 06"), hex("01")),
              hex("F0 41 10 00 00 00 28 12 01 00 03 06 01 75 F7"));
    EXPECT_EQ(rolandDataSet(hex("01 00 03 00"), hex("00 01")),
              hex("F0 41 10 00 00 00 28 12 01 00 03 00 00 01 7B F7"));
}

TEST(Roland, ChecksumsEqualThoseOfTheReferences) {
    struct Case {
        const char* address;
        const char* data;
        int checksum;
    };
    for (const Case& c :
         {Case{"01 00 02 1C", "3F", 0x22}, Case{"01 00 02 1C", "40", 0x21}, Case{"01 00 02 1A", "05", 0x5E},
          Case{"01 00 02 1D", "04", 0x5C}, Case{"01 00 02 07", "00 00 03", 0x73},
          Case{"01 00 02 13", "64", 0x06}, Case{"01 00 02 18", "02 14", 0x4F},
          Case{"01 00 03 07", "40", 0x35}, Case{"01 00 02 1C", "00 00 00 01", 0x60}}) {
        Bytes body = hex(c.address);
        const Bytes data = hex(c.data);
        body.insert(body.end(), data.begin(), data.end());
        EXPECT_EQ(rolandChecksum(body), c.checksum) << c.address << " | " << c.data;
    }
    EXPECT_EQ(rolandChecksum({}), 0);
}

TEST(Roland, ParametersBecomeTheDocumentedMessages) {
    const KeyboardProfile profile = shippedProfile("roland-fp30x");
    const auto only = [&](const char* part, int raw) {
        return setMessages(profile, *profile.find(part), raw).at(0).bytes;
    };
    EXPECT_EQ(only("brightness", -1), hex("F0 41 10 00 00 00 28 12 01 00 02 1C 3F 22 F7"));
    EXPECT_EQ(only("brightness", 1), hex("F0 41 10 00 00 00 28 12 01 00 02 1C 41 20 F7"));
    EXPECT_EQ(only("reverb.time", 2), hex("F0 41 10 00 00 00 28 12 01 00 02 1A 02 61 F7"));
    EXPECT_EQ(only("touch", 2), hex("F0 41 10 00 00 00 28 12 01 00 02 1D 02 5E F7"));
    EXPECT_EQ(only("voice", 3), hex("F0 41 10 00 00 00 28 12 01 00 02 07 00 00 03 73 F7"));
    EXPECT_EQ(readRequest(*profile.find("brightness")),
              hex("F0 41 10 00 00 00 28 11 01 00 02 1C 00 00 00 01 60 F7"));
    EXPECT_EQ(readRequest(*profile.find("voice")),
              hex("F0 41 10 00 00 00 28 11 01 00 02 07 00 00 00 03 73 F7"));
}

TEST(Roland, ReadsValuesBackAndRefusesDamage) {
    const KeyboardProfile profile = shippedProfile("roland-fp30x");
    const Parameter& brilliance = *profile.find("brightness");
    Bytes reply = hex("F0 41 10 00 00 00 28 12 01 00 02 1C 3F 22 F7");
    EXPECT_EQ(valueInReply(brilliance, reply), -1);
    EXPECT_EQ(valueInReply(*profile.find("touch"), reply), std::nullopt);
    for (std::size_t i = 0; i < reply.size(); ++i) {
        Bytes damaged = reply;
        damaged[i] ^= 0x01;
        EXPECT_EQ(valueInReply(brilliance, damaged), std::nullopt) << "byte " << i;
        EXPECT_EQ(valueInReply(brilliance, std::span(reply).first(i)), std::nullopt) << "cut at " << i;
    }
}

} // namespace atos
