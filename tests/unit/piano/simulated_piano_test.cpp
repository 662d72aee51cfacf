// SPDX-License-Identifier: Apache-2.0
#include "piano/simulated/simulated_piano.h"

#include "midi/memory_system.h"
#include "piano/profile/identify.h"
#include "piano/profile/parameter_messages.h"
#include "unit/piano/shipped_profiles.h"

#include <gmock/gmock.h>

namespace atos {
namespace {

using test::hex;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Someone who talks with a simulated piano by hand, with a clock that is turned by hand.
class SimulatedPianoTest : public testing::Test {
protected:
    void plugIn(const std::string& id) {
        profile = test::shippedProfile(id);
        auto started = SimulatedPiano::start(system, profile, "Piano", [this] { return seconds; });
        ASSERT_TRUE(started.ok());
        piano = *std::move(started);
        listen();
    }
    void listen() {
        input = *system.openInput("Piano", [this](double, std::span<const std::uint8_t> bytes) {
            heard.emplace_back(bytes.begin(), bytes.end());
        });
        output = *system.openOutput("Piano");
    }
    void fault(std::string_view text) {
        SimulatedFaults faults = piano->faults();
        ASSERT_TRUE(applyFault(faults, text).ok());
        piano->setFaults(faults);
    }
    void greet() {
        for (const Bytes& message : profile.handshake)
            ASSERT_TRUE(output->send(message).ok());
        heard.clear();
    }
    /// What it says to that.
    std::vector<Bytes> ask(const Bytes& message) {
        heard.clear();
        EXPECT_TRUE(output->send(message).ok());
        return heard;
    }
    [[nodiscard]] Bytes readBrightness() const { return readRequest(*profile.find("brightness")); }

    double seconds = 0;
    MemorySystem system;
    KeyboardProfile profile;
    std::unique_ptr<SimulatedPiano> piano;
    std::unique_ptr<InputPort> input;
    std::unique_ptr<OutputPort> output;
    std::vector<Bytes> heard;
};

const Bytes fp30xIdentity = hex("F0 7E 10 06 02 41 19 03 00 00 1C 00 00 00 F7");

} // namespace

TEST_F(SimulatedPianoTest, SaysWhatItIsAndHowItIsSet) {
    plugIn("roland-fp30x");
    EXPECT_THAT(ask(identityRequest()), ElementsAre(fp30xIdentity));
    EXPECT_THAT(ask(readBrightness()), IsEmpty()) << "not before the handshake";
    greet();
    EXPECT_THAT(ask(readBrightness()), ElementsAre(hex("F0 41 10 00 00 00 28 12 01 00 02 1C 40 21 F7")));
    EXPECT_THAT(ask(hex("F0 41 10 00 00 00 28 12 01 00 02 1C 3F 22 F7")), IsEmpty());
    EXPECT_EQ(piano->value("brightness"), -1);
    EXPECT_THAT(ask(readBrightness()), ElementsAre(hex("F0 41 10 00 00 00 28 12 01 00 02 1C 3F 22 F7")));
}

// A profile may give up to 12 bytes of an identity, more than the piano's answer has places for: they were
// written beyond its end.
TEST_F(SimulatedPianoTest, AnswersWithAnIdentityOfAnyLength) {
    const Bytes identity = hex("41 19 03 00 00 1C 00 00 00 01 02 03");
    for (std::size_t bytes = 1; bytes <= identity.size(); ++bytes) {
        profile = test::shippedProfile("roland-fp30x");
        profile.identities = {Bytes(identity.begin(), identity.begin() + static_cast<std::ptrdiff_t>(bytes))};
        SimulatedInstrument instrument(profile);
        const auto reaction = instrument.hear(identityRequest(), true);
        ASSERT_EQ(reaction.answers.size(), 1U);
        const auto answer = parseIdentityReply(reaction.answers[0]);
        EXPECT_EQ(answer.has_value(), bytes <= 9) << bytes;
        if (answer) {
            EXPECT_EQ(identityLikeness(profile, *answer), bytes);
        }
    }
}

TEST_F(SimulatedPianoTest, StoresEveryKindOfMessageOfEveryProfile) {
    for (const KeyboardProfile& each : test::shippedProfiles()) {
        plugIn(each.id);
        greet();
        for (const Parameter& parameter : profile.parameters) {
            for (const int raw : {parameter.minimum, parameter.maximum, parameter.neutral}) {
                for (const PacedMessage& message : setMessages(profile, parameter, raw))
                    ASSERT_TRUE(output->send(message.bytes).ok());
                EXPECT_EQ(piano->value(parameter.name), raw) << each.id << ' ' << parameter.name;
            }
        }
        input.reset();
        piano.reset();
    }
}

TEST_F(SimulatedPianoTest, CanBeSlow) {
    plugIn("roland-fp30x");
    fault("slow=200");
    EXPECT_THAT(ask(identityRequest()), IsEmpty());
    seconds = 0.19;
    piano->tick();
    EXPECT_THAT(heard, IsEmpty());
    seconds = 0.2;
    piano->tick();
    EXPECT_THAT(heard, ElementsAre(fp30xIdentity));
}

TEST_F(SimulatedPianoTest, CanLoseAndCorruptAnswers) {
    plugIn("roland-fp30x");
    greet();
    fault("drop=1");
    fault("corrupt=1");
    EXPECT_THAT(ask(readBrightness()), IsEmpty());
    const auto corrupted = ask(readBrightness());
    ASSERT_EQ(corrupted.size(), 1U);
    EXPECT_EQ(valueInReply(*profile.find("brightness"), corrupted[0]), std::nullopt);
    EXPECT_EQ(valueInReply(*profile.find("brightness"), ask(readBrightness()).at(0)), 0);
}

TEST_F(SimulatedPianoTest, CanSpeakInPieces) {
    plugIn("roland-fp30x");
    fault("chunk=4");
    EXPECT_THAT(ask(identityRequest()), ElementsAre(fp30xIdentity));
}

TEST_F(SimulatedPianoTest, CanEchoBeSilentAndRefuse) {
    plugIn("casio-px-s");
    fault("echo");
    EXPECT_THAT(ask(hex("B0 5B 30")), ElementsAre(hex("B0 5B 30")));
    EXPECT_EQ(piano->value("reverb.level"), 0x30);
    fault("echo=0");
    fault("refuse");
    EXPECT_THAT(ask(hex("B0 5B 10")), IsEmpty());
    EXPECT_EQ(piano->value("reverb.level"), 0x30);
}

TEST_F(SimulatedPianoTest, CanPullItsOwnPlugInTheMiddleOfAnAnswer) {
    plugIn("roland-fp30x");
    greet();
    piano->setValue("brightness", 1);
    fault("unplug=2");
    EXPECT_EQ(ask(identityRequest()).size(), 1U);
    EXPECT_THAT(ask(readBrightness()), IsEmpty()) << "half a message is none";
    piano->tick();
    EXPECT_THAT(system.ports(), IsEmpty());
    EXPECT_FALSE(output->send(identityRequest()).ok());
    EXPECT_FALSE(piano->play(hex("90 3C 40")).ok());
    ASSERT_TRUE(piano->plugIn().ok());
    listen();
    EXPECT_EQ(ask(identityRequest()).size(), 1U);
    EXPECT_EQ(piano->value("brightness"), 1) << "it stayed on";
}

TEST_F(SimulatedPianoTest, CanSwitchItselfOffAndForget) {
    plugIn("roland-fp30x");
    piano->setValue("brightness", 1);
    fault("power-off=60");
    seconds = 59;
    EXPECT_TRUE(piano->play(hex("90 3C 40")).ok());
    seconds = 100;
    piano->tick();
    EXPECT_TRUE(piano->pluggedIn());
    seconds = 119;
    piano->tick();
    EXPECT_FALSE(piano->pluggedIn());
    EXPECT_THAT(system.ports(), IsEmpty());
    ASSERT_TRUE(piano->plugIn().ok());
    EXPECT_EQ(piano->value("brightness"), 0);
}

TEST(SimulatedFaults, WhatIsNoFaultIsRefusedWithTheNames) {
    SimulatedFaults faults;
    for (const char* text : {"", "tired", "drop", "drop=", "drop=-1", "drop=x", "drop=1x", "drop=999999",
                             "echo=2", "=1", "slow=1e3"}) {
        const Status refused = applyFault(faults, text);
        ASSERT_FALSE(refused.ok()) << text;
        EXPECT_EQ(refused.error().code, ErrorCode::badInput);
        EXPECT_THAT(refused.error().nextStep, HasSubstr("chunk"));
    }
    EXPECT_TRUE(applyFault(faults, "drop=2").ok());
    EXPECT_EQ(faults.dropReplies, 2);
    EXPECT_TRUE(applyFault(faults, "silent").ok());
    EXPECT_TRUE(faults.silent);
}

} // namespace atos
