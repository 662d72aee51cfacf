// SPDX-License-Identifier: Apache-2.0
// A whole session with each simulated piano, in memory: connect, push, verify, undo, unplug in the middle,
// restore. (Over a real MIDI port, with a few of them: tests/integration/piano_session_test.cpp.)
#include "piano_link_rig.h"

#include "keyboard/encode.h"

namespace atos {
namespace {

/// Asks for another value of everything that the piano has.
TonePreset everything(const KeyboardProfile& profile) {
    TonePreset tone;
    tone.id = "everything";
    if (profile.find("voice") != nullptr) tone.voice = Voice::concertGrand;
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

    [[nodiscard]] bool canBeRead() const {
        return std::any_of(profile.parameters.begin(), profile.parameters.end(),
                           [](const Parameter& parameter) { return parameter.readable; });
    }
    [[nodiscard]] std::optional<bool> proof() const {
        return canBeRead() ? std::optional(true) : std::nullopt;
    }
};

} // namespace

TEST_P(EveryPiano, ConnectPushVerifyUndo) {
    plugIn(GetParam());
    EXPECT_TRUE(piano->received().empty());
    const auto found = panel();
    const TonePreset tone = everything(profile);
    const auto planned = encodePreset(tone, profile, {.experimental = true});
    const auto pushed = link->push(tone, task);
    ASSERT_TRUE(pushed) << pushed.error().message;
    ASSERT_EQ(pushed->changes.empty(), planned.changes.empty());
    if (pushed->changes.empty()) { // nothing about it is certain enough
        EXPECT_TRUE(piano->received().empty());
        EXPECT_FALSE(pushed->losses.empty());
        return;
    }
    EXPECT_EQ(pushed->verified, proof());
    EXPECT_NE(panel(), found);
    for (const Change& change : planned.changes)
        EXPECT_EQ(piano->value(change.parameter), change.to) << change.sentence;
    const auto undone = link->undo(task);
    ASSERT_TRUE(undone) << undone.error().message;
    EXPECT_EQ(undone->verified, proof());
    EXPECT_EQ(panel(), found);
    EXPECT_FALSE(snapshotExists());
}

TEST_P(EveryPiano, UnpluggedAfterAnyChangeItIsToldAndTheNextProgramPutsItBack) {
    plugIn(GetParam());
    const auto found = panel();
    const TonePreset tone = everything(profile);
    const auto changes = encodePreset(tone, profile, {.experimental = true}).changes.size();
    for (std::size_t change = 1; change <= changes; ++change) {
        SimulatedFaults faults;
        faults.unplugAtWrite = static_cast<int>(change);
        piano->setFaults(faults);
        onWait = [&] { piano->tick(); };
        const auto pushed = link->push(tone, task);
        onWait = [] {};
        const auto left = unfinishedSnapshots(folder / "snapshots");
        ASSERT_TRUE(piano->plugIn());
        piano->setFaults({});
        openLink(profile);
        if (panel() == found && left.empty()) continue; // it already stood so, and nothing was written
        ASSERT_FALSE(pushed) << "after change " << change;
        EXPECT_EQ(pushed.error().code, ErrorCode::environment);
        ASSERT_EQ(left.size(), 1U);
        const auto restored = link->undo(task);
        ASSERT_TRUE(restored) << restored.error().message;
        EXPECT_EQ(panel(), found) << "after change " << change;
        EXPECT_TRUE(unfinishedSnapshots(folder / "snapshots").empty());
    }
}

TEST_P(EveryPiano, ThatIgnoresWhatItIsToldProvesNothing) {
    plugIn(GetParam());
    const auto found = panel();
    SimulatedFaults faults;
    faults.ignoreWrites = true;
    faults.echo = true;
    piano->setFaults(faults);
    const auto pushed = link->push(everything(profile), task);
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
