// SPDX-License-Identifier: Apache-2.0
// Whoever looks closer: the wheel, the keys, the buttons and two fingers on the roll of an opened piece.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Roll"

    function openedRoll() {
        openPiece();
        return part("roll");
    }

    function test_theWheelScrollsAndWithControlZoomsAroundThePointer() {
        const roll = openedRoll();
        const shown = roll.secondsShown;
        mouseWheel(roll, 400, 100, 0, -240);
        verify(roll.firstSecond > 0, "it scrolls");
        const under = roll.secondAt(400);
        mouseWheel(roll, 400, 100, 0, 360, Qt.NoButton, Qt.ControlModifier);
        verify(roll.secondsShown < shown);
        fuzzyCompare(roll.secondAt(400), under, 0.05);
    }
    function test_keysZoomAndMoveThroughTheMusic() {
        const roll = openedRoll();
        roll.forceActiveFocus(Qt.TabFocusReason);
        const shown = roll.secondsShown;
        keyClick(Qt.Key_Plus);
        verify(roll.secondsShown < shown);
        keyClick(Qt.Key_0);
        verify(roll.secondAt(roll.width) > stage.app.piece.duration, "all is in view");
        keyClick(Qt.Key_PageDown);
        verify(stage.app.piece.position > 10);
        keyClick(Qt.Key_Home);
        compare(stage.app.piece.position, 0);
        keyClick(Qt.Key_End);
        fuzzyCompare(stage.app.piece.position, stage.app.piece.duration, 0.01);
    }
    function test_buttonsZoomByMouseAndKeyboard() {
        const roll = openedRoll();
        const shown = roll.secondsShown;
        click("rollCloser");
        verify(roll.secondsShown < shown);
        press("rollFurther");
        fuzzyCompare(roll.secondsShown, shown, 0.001);
        click("rollAll");
        compare(part("rollAll").enabled, false);
        verify(roll.secondAt(roll.width) > stage.app.piece.duration);
    }
    function test_twoFingersZoom() {
        const roll = openedRoll();
        const shown = roll.secondsShown;
        const fingers = touchEvent(roll);
        fingers.press(0, roll, 300, 100).press(1, roll, 400, 100).commit();
        let step = 0; // moves within one frame are taken together, so they go on until they are seen
        tryVerify(() => {
            step += 10;
            fingers.move(0, roll, 300 - step, 100).move(1, roll, 400 + step, 100).commit();
            return roll.secondsShown < shown * 0.7;
        });
        fingers.release(0, roll, 300 - step, 100).release(1, roll, 400 + step, 100).commit();
        verify(roll.secondsShown < shown * 0.8, roll.secondsShown + " s of " + shown);
    }
    function test_theLargestLettersFitASmallWindow() {
        stage.app.settings.textSize = 1.4;
        view.anchors.fill = null;
        view.width = 1024;
        view.height = 700;
        const roll = openedRoll();
        verify(roll.height > 120, roll.height + " pixels of roll");
        verify(part("rollAll").visible);
    }
}
