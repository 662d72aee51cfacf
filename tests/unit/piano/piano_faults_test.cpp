// SPDX-License-Identifier: Apache-2.0
// Pianos that answer late, wrongly, twice or not at all.
#include "unit/piano/piano_link_rig.h"

#include <utility>

namespace atos {

using test::hex;
using test::mellow;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;

class PianoFaults : public test::PianoLinkRig {};

TEST_F(PianoFaults, LostAndDamagedAnswersAreAskedForAgain) {
    plugIn("roland-fp30x");
    for (const SimulatedFaults& faults :
         {SimulatedFaults{.dropReplies = 2}, SimulatedFaults{.corruptReplies = 1}}) {
        piano->setFaults(faults);
        const std::size_t writes = toneWrites();
        bool again = true;
        onWait = [&] { // and once more while it is read back
            if (toneWrites() == writes + 3 && std::exchange(again, false)) piano->setFaults(faults);
        };
        const auto result = link->push(mellow(), task);
        onWait = [] {};
        ASSERT_TRUE(result) << result.error().message;
        EXPECT_EQ(result->verified, true);
        EXPECT_FALSE(again);
        ASSERT_TRUE(link->undo(task));
    }
}

TEST_F(PianoFaults, APianoThatDoesNotAnswerIsLeftAlone) {
    plugIn("roland-fp30x");
    piano->setFaults({.silent = true});
    const auto result = link->push(mellow(), task);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::environment);
    EXPECT_EQ(toneWrites(), 0U);
    EXPECT_FALSE(snapshotExists());
    EXPECT_LT(waited, 10);
    EXPECT_EQ(piano->received().back(), profile.leave.back());
}

TEST_F(PianoFaults, WithoutTheHandshakeThePianoDoesNotObey) {
    plugIn("roland-fp30x");
    KeyboardProfile rude = profile;
    rude.handshake.clear();
    openLink(rude);
    EXPECT_FALSE(link->push(mellow(), task));
    EXPECT_EQ(toneWrites(), 0U);
}

TEST_F(PianoFaults, ARefusalIsToldNotHidden) {
    plugIn("roland-fp30x");
    piano->setFaults({.ignoreWrites = true});
    const auto result = link->push(mellow(), task);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->verified, false);
    EXPECT_THAT(result->losses,
                Contains(Field(&Loss::sentence, "The piano kept Brilliance +0 instead of Brilliance -1.")));
}

TEST_F(PianoFaults, AnotherModelIsRefused) {
    plugIn("roland-fp30x");
    openLink(test::shippedProfile("roland-fp30"));
    const auto result = link->push(mellow(), task);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::badInput);
    EXPECT_THAT(result.error().message, HasSubstr("not a Roland FP-30"));
    EXPECT_THAT(piano->received(), ::testing::Each(hex("F0 7E 7F 06 01 F7")));
}

TEST_F(PianoFaults, UnpluggedInTheMiddleOfAnAnswerNothingIsBelieved) {
    plugIn("roland-fp30x");
    const auto found = panel();
    for (int reply = 1; reply <= 8; ++reply) {
        piano->setFaults({.unplugAtReply = reply});
        onWait = [&] { piano->tick(); };
        const auto result = link->push(mellow(), task);
        onWait = [] {};
        ASSERT_FALSE(result) << "answer " << reply;
        EXPECT_EQ(result.error().code, ErrorCode::environment);
        piano->setFaults({});
        ASSERT_TRUE(piano->plugIn());
        openLink(profile);
        if (snapshotExists()) {
            ASSERT_TRUE(link->undo(task));
        }
        EXPECT_EQ(panel(), found);
    }
}

TEST_F(PianoFaults, AnEchoIsNoProof) {
    plugIn("roland-fp30x");
    piano->setFaults({.ignoreWrites = true, .echo = true});
    const auto refused = link->push(mellow(), task);
    ASSERT_TRUE(refused) << refused.error().message;
    EXPECT_EQ(refused->verified, false);
    piano->setFaults({.echo = true});
    const auto obeyed = link->push(mellow(), task);
    ASSERT_TRUE(obeyed);
    EXPECT_EQ(obeyed->verified, true);
    EXPECT_EQ(piano->value("brightness"), -1);
    ASSERT_TRUE(link->undo(task));
}

TEST_F(PianoFaults, SlowAnswersInPiecesAreUnderstood) {
    plugIn("roland-fp30x");
    double now = 0;
    piano.reset();
    piano = *SimulatedPiano::start(system, profile, port, [&] { return now; });
    openLink(profile);
    piano->setFaults({.slowMs = 250, .chunkBytes = 3});
    onWait = [&] {
        now = waited;
        piano->tick();
    };
    const auto found = panel();
    const auto result = link->push(mellow(), task);
    ASSERT_TRUE(result) << result.error().message;
    EXPECT_EQ(result->verified, true);
    ASSERT_TRUE(link->undo(task));
    EXPECT_EQ(panel(), found);
}

TEST_F(PianoFaults, HostileAnswersAreIgnored) {
    plugIn("roland-fp30x");
    Bytes huge(100'000, 0x01);
    huge.front() = 0xF0;
    auto loud = system.openVirtualOutput("loud");
    ASSERT_TRUE(loud);
    PianoLinkOptions options;
    options.snapshotFolder = folder / "snapshots";
    options.wait = [&](double) {
        ASSERT_TRUE((*loud)->send(huge));
        ASSERT_TRUE((*loud)->send(hex("F0 41 10 00 00 00 28 12 01 00 02 1C 41 F7")));
        ASSERT_TRUE((*loud)->send(hex("90 3C 40")));
        ASSERT_TRUE((*loud)->send(Bytes{0xF0}));
    };
    auto deaf = PianoLink::open(system, port, "loud", profile, options);
    ASSERT_TRUE(deaf);
    const auto result = (*deaf)->push(mellow(), task);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::environment);
    EXPECT_EQ(toneWrites(), 0U);
}

} // namespace atos
