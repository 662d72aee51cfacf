// SPDX-License-Identifier: Apache-2.0
// Whatever happens in the middle of a change, the piano can be put back as it was.
#include "unit/piano/piano_link_rig.h"

namespace atos {

using test::bright;
using test::mellow;

class PianoUndo : public test::PianoLinkRig {};

TEST_F(PianoUndo, TheSnapshotIsOnDiskBeforeTheFirstWrite) {
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

TEST_F(PianoUndo, UndoBringsBackWhatWasThereAndOnlyOnce) {
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

TEST_F(PianoUndo, UndoWorksInTheNextProcess) {
    plugIn("roland-fp30x");
    const auto found = panel();
    ASSERT_TRUE(link->push(mellow(), task));
    link.reset();
    openLink(profile);
    ASSERT_TRUE(link->undo(task));
    EXPECT_EQ(panel(), found);
}

TEST_F(PianoUndo, WhatThePlayerChangedSinceIsTheNewStateToComeBackTo) {
    plugIn("roland-fp30x");
    ASSERT_TRUE(link->push(mellow(), task));
    piano->setValue("reverb.time", 7);
    const auto found = panel();
    ASSERT_TRUE(link->push(bright(), task));
    ASSERT_TRUE(link->undo(task));
    EXPECT_EQ(panel(), found);
}

TEST_F(PianoUndo, CancelAtAnyMomentEndsInAStateThatUndoRepairs) {
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

TEST_F(PianoUndo, UnpluggedInTheMiddleTheSnapshotSurvives) {
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

TEST_F(PianoUndo, UnpluggedAtAnyMomentItIsToldAndTheNextProgramPutsItBack) {
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

TEST_F(PianoUndo, APushThatIsCancelledPutsBackAtOnceWhatItHadChanged) {
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

TEST_F(PianoUndo, NothingIsPutBackUnderHeldKeysButTheSnapshotSaysSo) {
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

TEST_F(PianoUndo, WhoGivesUpWaitingForARestLeavesNoTrace) {
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

TEST_F(PianoUndo, ACancelledSecondPushComesBackToTheFirst) {
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

TEST_F(PianoUndo, WhatThePlayerKeepsIsNotOfferedToBePutBack) {
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

} // namespace atos
