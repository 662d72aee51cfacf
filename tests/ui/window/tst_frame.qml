// SPDX-License-Identifier: Apache-2.0
// What surrounds the journey: bad files, themes, the keyboard's way through the window, sizes.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Frame"

    function test_aBadFileIsToldAndNothingCloses() {
        openPiece();
        const title = stage.app.piece.title;
        stage.app.piece.openFile(stage.badFile());
        tryCompare(part("noticeBar"), "visible", true, 20000);
        verify(part("noticeText").text.length > 10);
        compare(stage.app.piece.title, title);
        click("dismissNotice");
        compare(part("noticeBar").visible, false);
    }

    function test_theThemeIsSwitchedAndKept() {
        compare(Theme.dark, true);
        const dark = String(Theme.background);
        click("themeButton");
        compare(Theme.dark, false);
        verify(String(Theme.background) !== dark);
        keyClick(Qt.Key_T, Qt.ControlModifier);
        tryCompare(Theme, "dark", true);
    }

    function test_everyControlIsReachedByTab() {
        calibratePiece();
        tryCompare(part("listenBefore"), "enabled", true, 60000);
        const reached = new Set();
        for (let i = 0; i < 60; ++i) {
            keyClick(Qt.Key_Tab);
            const item = view.Window.activeFocusItem;
            if (item)
                reached.add(item.objectName);
        }
        const tabs = Screens.all.map(screen => screen.name + "Tab");
        for (const name of [...tabs, "pianoPicker", "monitorButton", "themeButton", "openButton", "calibrateButton", "playButton", "closePiece",
                            "octaveUp", "pedalButton", "listenBefore", "listenAfter", "tone0", "tone1", "tone2",
                            "sendPageButton"])
            verify(reached.has(name), name + " is reached");
    }

    function test_everyScreenOfTheListIsShownByItsShortcutAndItsTab() {
        for (const screen of Screens.all) {
            keyClick(Qt["Key_" + screen.shortcut.slice(-1)], Qt.AltModifier);
            compare(view.screen, screen.name);
            verify(view.current !== null && view.current.current, screen.name + " is in front");
        }
        for (const screen of Screens.all) {
            click(screen.name + "Tab");
            compare(view.screen, screen.name);
        }
    }

    function test_spaceClicksAButtonAndPlaysNothing() {
        part("themeButton").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
        compare(Theme.dark, false);
        compare(stage.notesSounded(), 0);
        keyClick(Qt.Key_Z);
        tryVerify(() => stage.notesSounded() === 1, 5000, "letters play wherever the focus is");
    }

    function allItems(item, found) {
        for (let i = 0; i < item.children.length; ++i) {
            found.push(item.children[i]);
            allItems(item.children[i], found);
        }
        return found;
    }

    function test_nothingLeavesTheWindow_data() {
        return [{ tag: "small", w: 1024, h: 700 }, { tag: "usual", w: 1280, h: 800 }, { tag: "large", w: 2560, h: 1440 }];
    }
    function test_nothingLeavesTheWindow(data) {
        view.anchors.fill = null;
        view.width = data.w;
        view.height = data.h;
        calibratePiece();
        waitForRendering(view);
        for (const name of ["connectionBar", "keyReadout", "enoughMeter", "calibrateButton", "roll", "pianoKeys",
                            "resultPanel", "sendPageButton", "listenAfter", "openButton"]) {
            const item = part(name);
            const corner = item.mapToItem(view, 0, 0);
            const end = item.mapToItem(view, item.width, item.height);
            verify(item.width > 0 && item.height > 0, name + " has a size, not " + item.width + " x " + item.height);
            verify(corner.x >= 0 && corner.y >= 0 && end.x <= data.w + 0.5 && end.y <= data.h + 0.5,
                   name + " lies inside: " + corner + " " + end);
        }
        const roll = part("roll");
        verify(roll.height >= data.h * 0.25, "the roll stays the hero");
        const keys = part("pianoKeys");
        const panel = part("resultPanel");
        verify(keys.mapToItem(view, keys.width, 0).x <= panel.mapToItem(view, 0, 0).x, "panels do not overlap");
    }
}
