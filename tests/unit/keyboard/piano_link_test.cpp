// SPDX-License-Identifier: Apache-2.0
#include "keyboard/piano_link.h"

#include "keyboard/roland.h"
#include "keyboard/simulated_piano.h"
#include "keyboard/snapshot.h"
#include "midi/memory_system.h"
#include "shipped_profiles.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <utility>

namespace atos {
namespace {

using test::hex;
using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;

TonePreset mellow() {
    TonePreset tone;
    tone.id = "mellow";
    tone.voice = Voice::mellowGrand;
    tone.brightness = -1;
    tone.reverbTime = 2.0;
    return tone;
}

TonePreset bright() {
    TonePreset tone;
    tone.id = "bright";
    tone.brightness = 1;
    tone.touch = 2;
    return tone;
}

/// A piano on a memory port, and a link to it whose clock is turned by hand.
class PianoLinkTest : public ::testing::Test {
protected:
    void plugIn(const std::string& profileId) {
        profile = test::shippedProfile(profileId);
        auto started = SimulatedPiano::start(system, profile, port);
        ASSERT_TRUE(started);
        piano = *std::move(started);
        openLink(profile);
    }

    void openLink(const KeyboardProfile& as, bool withInput = true) {
        PianoLinkOptions options;
        options.snapshotFolder = folder / "snapshots";
        options.quiet = [this] { return quiet(); };
        options.wait = [this](double seconds) {
            waited += seconds;
            ++waits;
            onWait();
        };
        auto opened = PianoLink::open(system, port, withInput ? port : "", as, options);
        ASSERT_TRUE(opened) << opened.error().message;
        link = *std::move(opened);
    }

    [[nodiscard]] bool snapshotExists() const {
        return std::filesystem::exists(folder / "snapshots")
               && !std::filesystem::is_empty(folder / "snapshots");
    }

    [[nodiscard]] static bool isToneWrite(const Bytes& message) {
        const auto roland = parseRoland(message);
        return roland && roland->isDataSet && roland->address[2] == 0x02;
    }

    [[nodiscard]] std::size_t toneWrites() const {
        const auto received = piano->received();
        return static_cast<std::size_t>(std::count_if(received.begin(), received.end(), isToneWrite));
    }

    [[nodiscard]] std::map<std::string, int> panel() const {
        std::map<std::string, int> values;
        for (const Parameter& parameter : profile.parameters)
            values[parameter.name] = piano->value(parameter.name);
        return values;
    }

    const std::string port = "FP-30X MIDI 1";
    const test::TemporaryFolder folder;
    MemorySystem system;
    KeyboardProfile profile;
    std::unique_ptr<SimulatedPiano> piano;
    std::unique_ptr<PianoLink> link;
    std::function<bool()> quiet = [] { return true; };
    std::function<void()> onWait = [] {};
    double waited = 0;
    int waits = 0;
    Task task;
};

} // namespace

TEST_F(PianoLinkTest, OpeningWritesNothing) {
    plugIn("roland-fp30x");
    EXPECT_TRUE(piano->received().empty());
}

TEST_F(PianoLinkTest, PushChangesThePianoAndProvesIt) {
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

TEST_F(PianoLinkTest, WritesOnlyWhatDiffers) {
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

TEST_F(PianoLinkTest, TheSnapshotIsOnDiskBeforeTheFirstWrite) {
    plugIn("roland-fp30x");
    int checked = 0;
    onWait = [&] {
        if (toneWrites() == 0) return;
        EXPECT_TRUE(snapshotExists());
        ++checked;
    };
    ASSERT_TRUE(link->push(mellow(), task));
    EXPECT_GT(checked, 0);
}

TEST_F(PianoLinkTest, KeepsTheSilenceThatThePianoNeeds) {
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

TEST_F(PianoLinkTest, UndoBringsBackWhatWasThereAndOnlyOnce) {
    plugIn("roland-fp30x");
    piano->setValue("brightness", 1);
    piano->setValue("touch", 4);
    piano->setValue("voice", 5 << 7 | 3);
    const auto found = panel();
    ASSERT_TRUE(link->push(mellow(), task));
    ASSERT_TRUE(link->push(bright(), task));
    ASSERT_NE(panel(), found);
    const auto undone = link->undo(task);
    ASSERT_TRUE(undone) << undone.error().message;
    EXPECT_EQ(undone->verified, true);
    EXPECT_EQ(panel(), found);
    EXPECT_FALSE(snapshotExists());
    const auto again = link->undo(task);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::badInput);
}

TEST_F(PianoLinkTest, UndoWorksInTheNextProcess) {
    plugIn("roland-fp30x");
    const auto found = panel();
    ASSERT_TRUE(link->push(mellow(), task));
    link.reset();
    openLink(profile);
    ASSERT_TRUE(link->undo(task));
    EXPECT_EQ(panel(), found);
}

TEST_F(PianoLinkTest, WhatThePlayerChangedSinceIsTheNewStateToComeBackTo) {
    plugIn("roland-fp30x");
    ASSERT_TRUE(link->push(mellow(), task));
    piano->setValue("reverb.time", 7);
    const auto found = panel();
    ASSERT_TRUE(link->push(bright(), task));
    ASSERT_TRUE(link->undo(task));
    EXPECT_EQ(panel(), found);
}

TEST_F(PianoLinkTest, LostAndDamagedAnswersAreAskedForAgain) {
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

TEST_F(PianoLinkTest, APianoThatDoesNotAnswerIsLeftAlone) {
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

TEST_F(PianoLinkTest, WithoutTheHandshakeThePianoDoesNotObey) {
    plugIn("roland-fp30x");
    KeyboardProfile rude = profile;
    rude.handshake.clear();
    openLink(rude);
    EXPECT_FALSE(link->push(mellow(), task));
    EXPECT_EQ(toneWrites(), 0U);
}

TEST_F(PianoLinkTest, ARefusalIsToldNotHidden) {
    plugIn("roland-fp30x");
    piano->setFaults({.ignoreWrites = true});
    const auto result = link->push(mellow(), task);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->verified, false);
    EXPECT_THAT(result->losses,
                Contains(Field(&Loss::sentence, "The piano kept Brilliance +0 instead of Brilliance -1.")));
}

TEST_F(PianoLinkTest, AnotherModelIsRefused) {
    plugIn("roland-fp30x");
    openLink(test::shippedProfile("roland-fp30"));
    const auto result = link->push(mellow(), task);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::badInput);
    EXPECT_THAT(result.error().message, HasSubstr("not a Roland FP-30"));
    EXPECT_THAT(piano->received(), ::testing::Each(hex("F0 7E 7F 06 01 F7")));
}

TEST_F(PianoLinkTest, CancelAtAnyMomentEndsInAStateThatUndoRepairs) {
    plugIn("roland-fp30x");
    piano->setValue("touch", 2);
    const auto found = panel();
    ASSERT_TRUE(link->push(mellow(), task));
    const auto wanted = panel();
    const int allWaits = waits;
    ASSERT_TRUE(link->undo(task));
    ASSERT_EQ(panel(), found);

    int cancelledRuns = 0;
    for (int stop = 1; stop <= allWaits; ++stop) {
        Task stoppable;
        waits = 0;
        onWait = [&] {
            if (waits == stop) stoppable.cancel.cancel();
        };
        const auto result = link->push(mellow(), stoppable);
        onWait = [] {};
        if (!result) {
            EXPECT_EQ(result.error().code, ErrorCode::cancelled);
            ++cancelledRuns;
        }
        const auto now = panel();
        for (const auto& [name, value] : now)
            EXPECT_TRUE(value == found.at(name) || value == wanted.at(name)) << name;
        EXPECT_EQ(piano->received().back(), profile.leave.back());
        if (now != found) {
            EXPECT_TRUE(snapshotExists());
        }
        if (snapshotExists()) {
            ASSERT_TRUE(link->undo(Task{}));
        }
        EXPECT_EQ(panel(), found);
    }
    EXPECT_GT(cancelledRuns, 10);
}

TEST_F(PianoLinkTest, WaitsForARestBeforeEachChange) {
    plugIn("roland-fp30x");
    int asked = 0;
    quiet = [&] {
        EXPECT_LE(toneWrites(), static_cast<std::size_t>(asked / 50));
        return ++asked % 50 == 0;
    };
    ASSERT_TRUE(link->push(mellow(), task));
    EXPECT_EQ(asked, 150);
}

TEST_F(PianoLinkTest, AnEndlessPieceIsNotWaitedForForever) {
    plugIn("roland-fp30x");
    quiet = [] { return false; };
    const auto result = link->push(mellow(), task);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::environment);
    EXPECT_GT(waited, 100);
    EXPECT_EQ(toneWrites(), 0U);
}

TEST_F(PianoLinkTest, UnpluggedInTheMiddleTheSnapshotSurvives) {
    plugIn("roland-fp30x");
    const auto found = panel();
    onWait = [&] {
        if (toneWrites() == 2) system.unplug(port);
    };
    const auto result = link->push(mellow(), task);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::environment);
    EXPECT_TRUE(snapshotExists());
    onWait = [] {};

    // The piano comes back as we left it.
    const auto half = panel();
    piano.reset();
    plugIn("roland-fp30x");
    for (const auto& [name, value] : half)
        piano->setValue(name, value);
    ASSERT_TRUE(link->undo(task));
    EXPECT_EQ(panel(), found);
}

TEST_F(PianoLinkTest, UnpluggedAtAnyMomentItIsToldAndTheNextProgramPutsItBack) {
    plugIn("roland-fp30x");
    piano->setValue("touch", 2);
    const auto found = panel();
    ASSERT_TRUE(link->push(mellow(), task));
    const int allWaits = waits;
    ASSERT_TRUE(link->undo(task));
    int changedRuns = 0;
    for (int stop = 1; stop <= allWaits; ++stop) {
        waits = 0;
        onWait = [&] {
            if (waits == stop) piano->unplug();
        };
        const auto result = link->push(mellow(), task);
        onWait = [] {};
        const auto left = unfinishedSnapshots(folder / "snapshots");
        if (panel() != found) {
            ASSERT_EQ(left.size(), 1U) << "stopped at " << stop;
            EXPECT_EQ(left[0].keyboard, "roland-fp30x");
            ++changedRuns;
        }
        ASSERT_TRUE(piano->plugIn());
        openLink(profile);
        if (!left.empty()) {
            const auto undone = link->undo(task);
            ASSERT_TRUE(undone) << undone.error().message;
            EXPECT_EQ(undone->verified, true);
        }
        EXPECT_EQ(panel(), found) << "stopped at " << stop;
        EXPECT_TRUE(unfinishedSnapshots(folder / "snapshots").empty());
    }
    EXPECT_GT(changedRuns, 5);
}

TEST_F(PianoLinkTest, UnpluggedInTheMiddleOfAnAnswerNothingIsBelieved) {
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

TEST_F(PianoLinkTest, APushThatIsCancelledPutsBackAtOnceWhatItHadChanged) {
    plugIn("roland-fp30x");
    piano->setValue("brightness", 1);
    const auto found = panel();
    Task stoppable;
    onWait = [&] {
        if (toneWrites() == 2) stoppable.cancel.cancel();
    };
    const auto result = link->push(mellow(), stoppable);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::cancelled);
    EXPECT_GT(toneWrites(), 2U);
    EXPECT_EQ(panel(), found);
    EXPECT_FALSE(snapshotExists());
}

TEST_F(PianoLinkTest, NothingIsPutBackUnderHeldKeysButTheSnapshotSaysSo) {
    plugIn("roland-fp30x");
    const auto found = panel();
    Task stoppable;
    bool held = false;
    quiet = [&] { return !held; };
    onWait = [&] {
        if (toneWrites() != 1) return;
        held = true;
        stoppable.cancel.cancel();
    };
    ASSERT_FALSE(link->push(mellow(), stoppable));
    EXPECT_EQ(toneWrites(), 1U);
    ASSERT_EQ(unfinishedSnapshots(folder / "snapshots").size(), 1U);
    held = false;
    onWait = [] {};
    ASSERT_TRUE(link->undo(task));
    EXPECT_EQ(panel(), found);
}

TEST_F(PianoLinkTest, WhoGivesUpWaitingForARestLeavesNoTrace) {
    plugIn("roland-fp30x");
    Task stoppable;
    quiet = [&] {
        stoppable.cancel.cancel();
        return false;
    };
    ASSERT_FALSE(link->push(mellow(), stoppable));
    EXPECT_EQ(toneWrites(), 0U);
    EXPECT_FALSE(snapshotExists());
}

TEST_F(PianoLinkTest, ACancelledSecondPushComesBackToTheFirst) {
    plugIn("roland-fp30x");
    const auto found = panel();
    ASSERT_TRUE(link->push(mellow(), task));
    const auto first = panel();
    const std::size_t writes = toneWrites();
    Task stoppable;
    onWait = [&] {
        if (toneWrites() == writes + 1) stoppable.cancel.cancel();
    };
    ASSERT_FALSE(link->push(bright(), stoppable));
    onWait = [] {};
    EXPECT_EQ(panel(), first);
    ASSERT_TRUE(link->undo(task));
    EXPECT_EQ(panel(), found);
}

TEST_F(PianoLinkTest, WhatThePlayerKeepsIsNotOfferedToBePutBack) {
    plugIn("roland-fp30x");
    EXPECT_FALSE(link->keep());
    const auto found = panel();
    ASSERT_TRUE(link->push(mellow(), task));
    EXPECT_EQ(unfinishedSnapshots(folder / "snapshots").size(), 1U);
    ASSERT_TRUE(link->keep());
    EXPECT_TRUE(unfinishedSnapshots(folder / "snapshots").empty());
    ASSERT_TRUE(link->undo(task)) << "keeping is no farewell";
    EXPECT_EQ(panel(), found);
}

TEST_F(PianoLinkTest, AnEchoIsNoProof) {
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

TEST_F(PianoLinkTest, SlowAnswersInPiecesAreUnderstood) {
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

TEST_F(PianoLinkTest, ReadingTellsHowThePianoIsSetAndChangesNothing) {
    plugIn("roland-fp30x");
    piano->setValue("touch", 5);
    const auto values = link->read(task);
    ASSERT_TRUE(values) << values.error().message;
    EXPECT_EQ(*values, panel());
    EXPECT_EQ(toneWrites(), 0U);
    EXPECT_FALSE(snapshotExists());
    EXPECT_EQ(piano->received().back(), profile.leave.back());
}

TEST_F(PianoLinkTest, HostileAnswersAreIgnored) {
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

TEST_F(PianoLinkTest, APianoThatCannotBeReadIsSetAndSaidToBeUnproven) {
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

TEST_F(PianoLinkTest, AProfileCannotMakeTheLinkSendTheForbidden) {
    plugIn("roland-fp30x");
    KeyboardProfile evil = profile;
    evil.handshake.push_back(hex("F0 7E 7F 09 01 F7"));
    openLink(evil);
    const auto result = link->push(mellow(), task);
    ASSERT_FALSE(result);
    EXPECT_THAT(result.error().message, HasSubstr("General MIDI"));
    EXPECT_THAT(piano->received(), ::testing::Not(Contains(hex("F0 7E 7F 09 01 F7"))));
}

TEST_F(PianoLinkTest, PortsThatAreNotThereAreAStateOfTheMachine) {
    const auto result = PianoLink::open(system, "nowhere", "", test::shippedProfile("roland-fp30x"), {});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::environment);
}

} // namespace atos
