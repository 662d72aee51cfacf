// SPDX-License-Identifier: Apache-2.0
// A whole session with each simulated piano, in memory: connect, push, verify, undo, unplug in the middle,
// restore. (Over a real MIDI port, with a few of them: tests/integration/piano_session_test.cpp.)
#include "unit/piano/piano_link_rig.h"
#include "unit/piano/tried_profile.h"

#include "piano/profile/encode.h"
#include "piano/profile/identify.h"

namespace atos {
namespace {

/// Asks for a value of everything that a piano can have, for most of it not its default.
TonePreset everything() {
    TonePreset tone;
    tone.id = "everything";
    tone.voice = Voice::studioGrand;
    tone.brightness = -1;
    tone.reverbType = ReverbType::room;
    tone.reverbTime = 1.2;
    tone.reverbLevel = -28;
    tone.resonance = 1;
    tone.chorus = 0.5;
    tone.touch = 1;
    return tone;
}

class EveryPiano : public test::PianoLinkRig, public ::testing::WithParamInterface<std::string> {
protected:
    EveryPiano() { experimental = true; }

    /// Only what can be read proves anything.
    [[nodiscard]] std::optional<bool> proofOf(const std::vector<Change>& changes) const {
        const bool allRead = std::all_of(changes.begin(), changes.end(), [this](const Change& change) {
            return profile.find(change.parameter)->readable;
        });
        return allRead ? std::optional(true) : std::nullopt;
    }
};

} // namespace

TEST_P(EveryPiano, ConnectPushVerifyUndo) {
    plugIn(test::tried(test::shippedProfile(GetParam())));
    EXPECT_TRUE(piano->received().empty());
    const auto found = panel();
    const TonePreset tone = everything();
    const auto planned = encodePreset(tone, profile, {.experimental = true});
    const auto pushed = link->push(tone, task);
    ASSERT_TRUE(pushed) << pushed.error().message;
    ASSERT_EQ(pushed->changes.empty(), planned.changes.empty());
    if (pushed->changes.empty()) { // nothing about it is certain enough
        EXPECT_TRUE(piano->received().empty());
        EXPECT_FALSE(pushed->losses.empty());
        return;
    }
    EXPECT_EQ(pushed->verified, proofOf(planned.changes));
    for (const Change& change : planned.changes)
        EXPECT_EQ(piano->value(change.parameter), change.to) << change.sentence;
    const auto undone = link->undo(task);
    ASSERT_TRUE(undone) << undone.error().message;
    EXPECT_EQ(undone->verified, proofOf(planned.changes));
    EXPECT_EQ(panel(), found);
    EXPECT_FALSE(snapshotExists());
}

TEST_P(EveryPiano, IsNotTakenForAnotherByItsName) {
    const auto profiles = test::shippedProfiles();
    const auto named = test::shippedProfile(GetParam());
    const KeyboardProfile* match = matchProfile(profiles, named.name);
    EXPECT_TRUE(match == nullptr || match->id == GetParam()) << match->id;
    for (const std::string& clue : named.portNames) {
        match = matchProfile(profiles, clue + " MIDI 1");
        EXPECT_EQ(match->id, GetParam()) << clue;
    }
    for (const Bytes& identity : named.identities)
        EXPECT_EQ(matchIdentity(profiles, identity)->id, GetParam());
}

TEST_P(EveryPiano, UnpluggedAfterAnyChangeItIsToldAndTheNextProgramPutsItBack) {
    plugIn(test::tried(test::shippedProfile(GetParam())));
    const auto found = panel();
    const TonePreset tone = everything();
    const auto changes = encodePreset(tone, profile, {.experimental = true}).changes.size();
    std::size_t unpluggings = 0;
    for (std::size_t change = 1; change <= changes; ++change) {
        SimulatedFaults faults;
        faults.unplugAtWrite = static_cast<int>(change);
        piano->setFaults(faults);
        onWait = [&] { piano->tick(); };
        const auto pushed = link->push(tone, task);
        onWait = [] {};
        const auto left = unfinishedSnapshots(folder / "snapshots");
        const bool unplugged = !piano->pluggedIn();
        ASSERT_TRUE(piano->plugIn());
        piano->setFaults({});
        openLink(profile);
        if (!unplugged) { // some of it stood so already, and was not written
            ASSERT_TRUE(pushed) << pushed.error().message;
            ASSERT_TRUE(link->undo(task));
            break;
        }
        ++unpluggings;
        ASSERT_FALSE(pushed) << "after change " << change;
        EXPECT_EQ(pushed.error().code, ErrorCode::environment);
        ASSERT_EQ(left.size(), 1U);
        const auto restored = link->undo(task);
        ASSERT_TRUE(restored) << restored.error().message;
        EXPECT_EQ(panel(), found) << "after change " << change;
        EXPECT_TRUE(unfinishedSnapshots(folder / "snapshots").empty());
    }
    EXPECT_EQ(unpluggings == 0, changes == 0);
}

TEST_P(EveryPiano, ThatIgnoresWhatItIsToldProvesNothing) {
    plugIn(test::tried(test::shippedProfile(GetParam())));
    const auto found = panel();
    SimulatedFaults faults;
    faults.ignoreWrites = true;
    faults.echo = true;
    piano->setFaults(faults);
    const auto pushed = link->push(everything(), task);
    ASSERT_TRUE(pushed) << pushed.error().message;
    EXPECT_EQ(panel(), found);
    EXPECT_NE(pushed->verified, std::optional(true)) << "an echo was taken for a proof";
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryPiano, ::testing::ValuesIn([] {
                             std::vector<std::string> ids;
                             for (const KeyboardProfile& profile : test::shippedProfiles())
                                 ids.push_back(profile.id);
                             return ids;
                         }()),
                         [](const auto& id) {
                             std::string text = id.param;
                             std::replace(text.begin(), text.end(), '-', '_');
                             return text;
                         });

} // namespace atos
