// SPDX-License-Identifier: Apache-2.0
// What is decided for the whole window is decided by hand and kept.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Settings"

    function show() {
        click("settingsTab");
        compare(view.screen, "settings");
        waitForRendering(view);
    }

    function test_theThemeIsSwitched() {
        show();
        click("settingsTheme");
        compare(Theme.dark, false);
        click("settingsTheme");
        compare(Theme.dark, true);
    }

    function test_lettersGrow() {
        show();
        const before = Theme.bodySize;
        part("textSizePicker").forceActiveFocus(Qt.TabFocusReason);
        chooseNext();
        compare(stage.app.settings.textSize, 1.2);
        verify(Theme.bodySize > before);
        compare(part("textSizePicker").shown, "Large text");
    }

    function test_theRuleOfKeepingIsSet() {
        show();
        compare(stage.app.settings.keepDays, 90);
        part("keepPicker").forceActiveFocus(Qt.TabFocusReason);
        chooseNext();
        compare(stage.app.settings.keepDays, 365);
        chooseNext();
        compare(stage.app.settings.keepDays, 0);
        compare(part("keepPicker").shown, "Keep every take for ever");
    }

    function test_howThePianoIsHeardIsSet() {
        show();
        compare(stage.app.settings.listening, "");
        part("listeningPicker").forceActiveFocus(Qt.TabFocusReason);
        chooseNext();
        compare(stage.app.settings.listening, "headphones");
        chooseNext();
        compare(stage.app.settings.listening, "loudspeakers");
        compare(part("listeningPicker").shown, "Heard through loudspeakers");
        stage.app.settings.listening = "";
    }

    function test_whereThingsLieIsSaid() {
        show();
        verify(part("dataFolderText").text.includes(stage.app.settings.dataFolder));
        verify(part("soundfontText").text.length > 12);
    }

    function test_messagesAreWatchedAndPaused() {
        stage.plugKeyboard();
        tryCompare(stage.app.connection, "state", ConnectionModel.Listening, 20000);
        show();
        part("monitorToggle").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        stage.playOnKeyboard(60, 80);
        tryVerify(() => stage.app.monitor.lines.length >= 2, 10000);
        verify(stage.app.monitor.lines.some(line => line.includes("C4")));
        keyClick(Qt.Key_Space);
        compare(stage.app.monitor.watching, false);
        click("calibrateTab");
        click("settingsTab");
        compare(stage.app.monitor.watching, false);
    }

    function test_howLongThePianoAndTheSoundTakeIsShown() {
        stage.plugPiano();
        tryCompare(stage.app.connection, "state", ConnectionModel.Listening, 20000);
        show();
        verify(part("pianoAnswer").text.includes("not known yet"), part("pianoAnswer").text);
        verify(part("soundDelay").text.includes("at least 12.0 ms"), part("soundDelay").text);
        tryCompare(part("askPiano"), "enabled", true, 20000);
        press("askPiano");
        tryVerify(() => part("pianoAnswer").text.includes("answers after"), 20000, part("pianoAnswer").text);
        compare(stage.messagesToPiano(), 1, "it was asked what it is, and nothing else");
    }

    function test_whatWasHeardIsAskedHereToo() {
        show();
        press("heardTwice");
        verify(part("heardAdvice").text.includes("Another program"), part("heardAdvice").text);
        compare(part("heardRemedy").visible, false);
    }

    function test_aSupportBundleIsSaved() {
        show();
        const file = stage.newFile("support.zip");
        stage.app.support.write(file, false);
        tryVerify(() => stage.sizeOf(file) > 0, 20000);
        tryVerify(() => part("noticeText").text.includes("support.zip"));
        part("bundleMusic").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        compare(part("bundleMusic").ticked, true);
    }

    function test_aFileThatIsNoSoundfontIsRefused() {
        show();
        const before = part("soundfontText").text;
        stage.app.settings.chooseSoundfont(stage.badFile());
        compare(part("soundfontText").text, before);
        verify(part("noticeText").text.includes("is not a soundfont"), part("noticeText").text);
    }
}
