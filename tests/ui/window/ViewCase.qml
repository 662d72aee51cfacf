// SPDX-License-Identifier: Apache-2.0
// A test case with a fresh program and its view for each function.
import QtQuick
import QtQuick.Templates as Templates
import QtTest
import Atos

TestCase {
    id: testCase

    property MainView view
    property bool abstaining: false

    name: "View"
    when: windowShown
    width: 1280
    height: 800
    visible: true

    Component {
        id: viewComponent
        MainView { anchors.fill: parent }
    }

    function init() {
        stage.start(abstaining);
        view = viewComponent.createObject(testCase, { app: stage.app });
        verify(view);
        view.forceActiveFocus();
        tryCompare(stage.app.calibrate, "state", CalibrateModel.Ready, 20000);
    }
    function cleanup() {
        view.destroy();
        view = null;
        wait(0);
        stage.stop();
    }

    function part(name) {
        const found = findChild(view, name);
        verify(found, "there is a " + name);
        return found;
    }
    /// Whether it is there and seen: some parts are only made when they are needed.
    function shown(name) {
        const found = findChild(view, name);
        return found !== null && found.visible;
    }
    /// Of a sheet over the window; null when there is none so called.
    function sheetPart(name) { return findChild(view.Templates.Overlay.overlay, name); }
    function click(name) {
        const target = part(name);
        verify(target.visible && target.enabled, name + " can be clicked");
        reveal(name);
        mouseClick(target);
    }
    /// Scrolls a page to it, as a wheel does.
    function reveal(name) {
        const target = part(name);
        for (let page = target.parent; page; page = page.parent)
            if (page instanceof ScrollPage) {
                tryVerify(() => { // again while the page still grows
                    page.reveal(target);
                    const top = target.mapToItem(page, 0, 0).y;
                    return top >= -1 && top + Math.min(target.height, page.height) <= page.height + 1;
                }, 5000, name + " comes into view");
                return;
            }
    }
    /// By the space bar: what has only just appeared may not have its place yet.
    function press(name) {
        const target = part(name);
        verify(target.visible && target.enabled, name + " can be pressed");
        target.forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Space);
    }
    /// In the picker that has the focus: opens it, goes one on and takes that.
    function chooseNext(key = Qt.Key_Down) {
        const picker = view.Window.activeFocusItem;
        keyClick(Qt.Key_Down);
        tryVerify(() => picker.popup.opened);
        keyClick(key);
        keyClick(Qt.Key_Return);
        tryVerify(() => !picker.popup.visible);
    }
    /// Opens a bundled piece and waits until Calibrate can be clicked.
    function openPiece() {
        stage.app.piece.openFile(stage.piece("schumann-traumerei.mid"));
        tryCompare(stage.app.piece, "open", true, 20000);
        tryCompare(part("calibrateButton"), "enabled", true);
        waitForRendering(view); // the controls of the piece have their places
    }
    function calibratePiece() {
        openPiece();
        click("calibrateButton");
        tryVerify(() => shown("resultPanel"), 20000);
    }
}
