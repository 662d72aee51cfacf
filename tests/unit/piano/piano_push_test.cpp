// SPDX-License-Identifier: Apache-2.0
// What a change does to a piano, and how gently.
#include "piano/profile/encode.h"
#include "unit/piano/piano_link_rig.h"

namespace atos {

using test::hex;
using test::mellow;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;

class PianoPush : public test::PianoLinkRig {};

TEST_F(PianoPush, OpeningWritesNothing) {
    plugIn("roland-fp30x");
    EXPECT_TRUE(piano->received().empty());
}

TEST_F(PianoPush, PushChangesThePianoAndProvesIt) {
    plugIn("roland-fp30x");
    const auto result = link->push(mellow(), task);
    ASSERT_TRUE(result) << result.error().message;
    EXPECT_EQ(result->keyboard, "roland-fp30x");
    EXPECT_EQ(result->verified, true);
    EXPECT_EQ(piano->value("brightness"), -1);
    EXPECT_EQ(piano->value("reverb.time"), 4);
    EXPECT_EQ(piano->value("voice"), 2);
    ASSERT_EQ(result->changes.size(), 3U);
    EXPECT_EQ(result->changes[1].from, 0);
    EXPECT_EQ(result->changes[1].to, -1);
    EXPECT_EQ(result->changes[1].sentence, "Brilliance -1");
    EXPECT_EQ(piano->received().back(), profile.leave.back());
}

TEST_F(PianoPush, WritesOnlyWhatDiffers) {
    plugIn("roland-fp30x");
    piano->setValue("brightness", -1);
    piano->setValue("voice", 2);
    const auto result = link->push(mellow(), task);
    ASSERT_TRUE(result);
    ASSERT_EQ(result->changes.size(), 1U);
    EXPECT_EQ(result->changes[0].parameter, "reverb.time");
    EXPECT_EQ(toneWrites(), 1U);
    const auto again = link->push(mellow(), task);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->changes.empty());
    EXPECT_EQ(again->verified, true);
    EXPECT_EQ(toneWrites(), 1U);
}

// What is sent is what was shown: a value that may not be sent is a loss in both.
TEST_F(PianoPush, SendsWhatWasPlannedAndNothingForbidden) {
    plugIn("roland-fp30x");
    for (Parameter& parameter : profile.parameters)
        if (parameter.name == "brightness") {
            parameter.address = hex("01 00 02 13"); // the volume
            parameter.readable = false;             // the simulated piano knows nothing there
        }
    openLink(profile);
    const auto planned = encodePreset(mellow(), profile);
    const auto pushed = link->push(mellow(), task);
    ASSERT_TRUE(pushed) << pushed.error().message;
    ASSERT_EQ(planned.changes.size(), 2U);
    ASSERT_EQ(pushed->changes.size(), 2U);
    for (std::size_t i = 0; i < planned.changes.size(); ++i)
        EXPECT_EQ(pushed->changes[i].sentence, planned.changes[i].sentence);
    EXPECT_THAT(planned.losses, Contains(Field(&Loss::parameter, "brightness")));
    EXPECT_THAT(pushed->losses, Contains(Field(&Loss::parameter, "brightness")));
}

TEST_F(PianoPush, KeepsTheSilenceThatThePianoNeeds) {
    plugIn("roland-fp30x");
    std::vector<double> times;
    std::size_t seen = 0;
    double before = 0;
    onWait = [&] {
        for (; seen < piano->received().size(); ++seen)
            times.push_back(before);
        before = waited;
    };
    ASSERT_TRUE(link->push(mellow(), task));
    ASSERT_GT(times.size(), 10U);
    for (std::size_t i = 1; i < times.size(); ++i)
        EXPECT_GE(times[i] - times[i - 1], 0.04 - 1e-9) << i;
}

TEST_F(PianoPush, WaitsForARestBeforeEachChange) {
    plugIn("roland-fp30x");
    int asked = 0;
    quiet = [&] {
        EXPECT_LE(toneWrites(), static_cast<std::size_t>(asked / 50));
        return ++asked % 50 == 0;
    };
    ASSERT_TRUE(link->push(mellow(), task));
    EXPECT_EQ(asked, 150);
}

TEST_F(PianoPush, AnEndlessPieceIsNotWaitedForForever) {
    plugIn("roland-fp30x");
    quiet = [] { return false; };
    const auto result = link->push(mellow(), task);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::environment);
    EXPECT_GT(waited, 100);
    EXPECT_EQ(toneWrites(), 0U);
}

TEST_F(PianoPush, ReadingTellsHowThePianoIsSetAndChangesNothing) {
    plugIn("roland-fp30x");
    piano->setValue("touch", 5);
    const auto values = link->read(task);
    ASSERT_TRUE(values) << values.error().message;
    EXPECT_EQ(*values, panel());
    EXPECT_EQ(toneWrites(), 0U);
    EXPECT_FALSE(snapshotExists());
    EXPECT_EQ(piano->received().back(), profile.leave.back());
}

TEST_F(PianoPush, APianoThatCannotBeReadIsSetAndSaidToBeUnproven) {
    plugIn("generic-gm2");
    openLink(profile, false);
    const auto result = link->push(mellow(), task);
    ASSERT_TRUE(result) << result.error().message;
    EXPECT_EQ(result->verified, std::nullopt);
    EXPECT_EQ(piano->value("brightness"), 56);
    EXPECT_EQ(piano->value("reverb.time"), 68);
    EXPECT_EQ(piano->value("voice"), 121 << 14 | 2 << 7);
    EXPECT_EQ(result->changes.at(0).from, std::nullopt);
    EXPECT_THAT(result->losses, Contains(Field(&Loss::sentence, HasSubstr("cannot be read"))));
    const auto undone = link->undo(task);
    ASSERT_TRUE(undone);
    EXPECT_EQ(undone->verified, std::nullopt);
    EXPECT_EQ(piano->value("brightness"), 64);
    EXPECT_EQ(piano->value("voice"), 121 << 14);
}

TEST_F(PianoPush, AProfileCannotMakeTheLinkSendTheForbidden) {
    plugIn("roland-fp30x");
    KeyboardProfile evil = profile;
    evil.handshake.push_back(hex("F0 7E 7F 09 01 F7"));
    openLink(evil);
    const auto result = link->push(mellow(), task);
    ASSERT_FALSE(result);
    EXPECT_THAT(result.error().message, HasSubstr("General MIDI"));
    EXPECT_THAT(piano->received(), ::testing::Not(Contains(hex("F0 7E 7F 09 01 F7"))));
}

TEST_F(PianoPush, PortsThatAreNotThereAreAStateOfTheMachine) {
    const auto result = PianoLink::open(system, "nowhere", "", test::shippedProfile("roland-fp30x"), {});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::environment);
}

} // namespace atos
