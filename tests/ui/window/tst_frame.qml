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
        tryCompare(part("listenAfter"), "enabled", true, 60000);
        const reached = new Set();
        for (let i = 0; i < 60; ++i) {
            keyClick(Qt.Key_Tab);
            const item = view.Window.activeFocusItem;
            if (item)
                reached.add(item.objectName);
        }
        const tabs = Screens.all.map(screen => screen.name + "Tab");
        for (const name of [...tabs, "pianoPicker", "monitorButton", "themeButton", "openButton", "calibrateButton", "playButton", "closePiece",
                            "octaveUp", "pedalButton", "listenBefore", "listenAfter", "offer0", "offer1", "offer2", "why",
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

    /// What clips an item: the scrolled pages above it, and the window.
    function isSeen(item) {
        for (let ancestor = item.parent; ancestor; ancestor = ancestor.parent) {
            if (!ancestor.clip && ancestor !== view)
                continue;
            const corner = item.mapToItem(ancestor, 0, 0);
            const end = item.mapToItem(ancestor, item.width, item.height);
            // Taller than its page: its beginning at least.
            if (corner.y < -1 || corner.y > ancestor.height - 8 || corner.x < -1
                || (item.height < ancestor.height && end.y > ancestor.height + 1))
                return false;
        }
        return true;
    }

    /// For the message: where it lies in what clips it.
    function where(item) {
        let places = "";
        for (let ancestor = item.parent; ancestor; ancestor = ancestor.parent)
            if (ancestor.clip || ancestor === view)
                places += " " + item.mapToItem(ancestor, 0, 0) + " " + item.width + "x" + item.height + " in " + ancestor.width + "x" + ancestor.height;
        return places;
    }

    function test_theFocusIsAlwaysSeen_data() {
        return Screens.all.map(screen => ({ tag: screen.name }));
    }
    function test_theFocusIsAlwaysSeen(data) {
        view.anchors.fill = null;
        view.width = 1024;
        view.height = 700;
        stage.app.settings.textSize = 1.4;
        calibratePiece();
        tryCompare(part("why"), "visible", true);
        press("why");
        press("moreReasons");
        view.screen = data.tag;
        waitForRendering(view);
        for (let i = 0; i < 80; ++i) {
            keyClick(Qt.Key_Tab);
            const item = view.Window.activeFocusItem;
            verify(item, "something has the focus");
            tryVerify(() => isSeen(item), 2000, item.objectName + where(item) + " of " + data.tag + " is seen when it has the focus");
        }
    }

    function test_everyControlHasAName_data() {
        return Screens.all.map(screen => ({ tag: screen.name }));
    }
    function test_everyControlHasAName(data) {
        calibratePiece();
        view.screen = data.tag;
        waitForRendering(view);
        compare(stage.unnamedControls(view).join(", "), "");
    }

    /// Words of buttons, headings and sentences that do not fit. Titles of music may be cut: any length is theirs.
    function cutWords(item, found) {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            if (!child.visible || child.opacity === 0)
                continue;
            const free = ["pieceTitle", "resultSubject"];
            if (child instanceof Text && child.truncated && child.text !== "" && !free.includes(child.objectName))
                found.push(child.text);
            cutWords(child, found);
        }
        return found;
    }

    function test_lettersTwiceAsLargeAreNotCut_data() {
        return Screens.all.map(screen => ({ tag: screen.name }));
    }
    function test_lettersTwiceAsLargeAreNotCut(data) {
        view.anchors.fill = null;
        view.width = 1024;
        view.height = 700;
        stage.app.settings.textSize = 2;
        calibratePiece();
        view.screen = data.tag;
        waitForRendering(view);
        compare(cutWords(view, []).join(" | "), "");
        const bar = part("connectionBar");
        const last = part("openButton");
        verify(last.mapToItem(bar, last.width, 0).x <= bar.width, "the bar at the top has room for all");
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
