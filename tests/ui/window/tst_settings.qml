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
        keyClick(Qt.Key_Down);
        compare(stage.app.settings.textSize, 1.2);
        verify(Theme.bodySize > before);
        compare(part("textSizePicker").shown, "Large text");
    }

    function test_theRuleOfKeepingIsSet() {
        show();
        compare(stage.app.settings.keepDays, 90);
        part("keepPicker").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Down);
        compare(stage.app.settings.keepDays, 365);
        keyClick(Qt.Key_Down);
        compare(stage.app.settings.keepDays, 0);
        compare(part("keepPicker").shown, "Keep every take for ever");
    }

    function test_whereThingsLieIsSaid() {
        show();
        verify(part("dataFolderText").text.includes(stage.app.settings.dataFolder));
        verify(part("soundfontText").text.length > 12);
    }
}
