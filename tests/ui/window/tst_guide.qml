// SPDX-License-Identifier: Apache-2.0
// A new user's first minute, by mouse and keys.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Guide"

    readonly property GuideModel guide: stage.app ? stage.app.guide : null

    function initTestCase() { stage.setFirstRun(true); }
    function cleanupTestCase() { stage.setFirstRun(false); }

    function test_theFirstMinute() {
        compare(shown("guideCard"), true);
        compare(part("guideTitle").text, "Find the piano");
        stage.plugPiano();
        tryVerify(() => part("guideText").text.includes("FP-30X"), 20000);
        click("guideNext");
        compare(part("guideTitle").text, "Hear the sound");
        waitForRendering(view);
        click("guideSample");
        tryVerify(() => stage.notesSounded() === 4, 10000);
        click("guideNext");
        compare(guide.step, GuideModel.Play);
        view.forceActiveFocus();
        for (const key of [Qt.Key_Q, Qt.Key_W, Qt.Key_E, Qt.Key_R, Qt.Key_T])
            keyClick(key);
        tryCompare(guide, "step", GuideModel.Heard, 10000);
        waitForRendering(view);
        compare(stage.app.sound.monitoring, false, "this piano has its own sound");
        click("heardNever");
        verify(part("heardAdvice").text.includes("Local Control"), part("heardAdvice").text);
        press("heardRemedy");
        compare(stage.app.sound.monitoring, true);
        compare(part("heardAdvice").visible, false, "it is asked anew");
        press("heardOnce");
        verify(part("heardAdvice").text.includes("as it should be"));
        compare(stage.messagesToPiano(), 0, "Local Control is spoken of and never sent");
        press("guideNext");
        compare(guide.step, GuideModel.Done);
        waitForRendering(view);
        click("guideNext");
        compare(shown("guideCard"), false);
        compare(stage.app.live.empty, false, "what was played is there");
    }

    function test_itIsSkippedAndComesAgainFromSettings() {
        part("guideSkip").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        compare(shown("guideCard"), false);
        click("settingsTab");
        waitForRendering(view);
        const page = part("guideAgain");
        page.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        compare(view.screen, "calibrate");
        compare(shown("guideCard"), true);
    }
}
