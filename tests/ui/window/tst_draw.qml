// SPDX-License-Identifier: Apache-2.0
// A drawing becomes music: with the mouse, with the keyboard, from a stamp.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Draw"

    readonly property var drawing: stage.app ? stage.app.drawing : null

    function showDraw() {
        keyClick(Qt.Key_4, Qt.AltModifier);
        waitForRendering(view);
        click("drawPage");
        waitForRendering(view);
    }

    function test_aLineBecomesMusic() {
        showDraw();
        compare(part("drawingGenerate").enabled, false, "the sheet is empty");
        const sheet = part("sketch");
        mousePress(sheet, sheet.width * 0.2, sheet.height * 0.5);
        mouseMove(sheet, sheet.width * 0.5, sheet.height * 0.4);
        mouseMove(sheet, sheet.width * 0.8, sheet.height * 0.5);
        mouseRelease(sheet, sheet.width * 0.8, sheet.height * 0.5);
        compare(drawing.empty, false);
        click("showInk");
        tryVerify(() => part("inkSentence").text !== "", 10000);
        click("drawingGenerate");
        tryCompare(drawing.music, "state", GeneratorJob.Ready, 10000);
        verify(part("looksLike").text.includes("100 %"));
        click("drawingPlay");
        tryVerify(() => stage.notesSounded() > 0, 10000);
        click("drawingPlay");
        const before = part("soundsLike").text;
        part("lookSlider").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Left);
        compare(drawing.stop, 2);
        tryVerify(() => part("soundsLike").text !== before, 10000);
        tryCompare(drawing.music, "state", GeneratorJob.Ready, 10000);
        click("drawingCalibrate");
        compare(view.screen, "calibrate");
        tryCompare(stage.app.piece, "open", true, 20000);
        verify(/^Drawing, number \d+$/.test(part("pieceTitle").text), part("pieceTitle").text);
    }

    function test_aStampIsTakenBackFromTheKeyboard() {
        showDraw();
        part("stamp2").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Return);
        compare(drawing.empty, false);
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        compare(drawing.empty, true);
        compare(part("clearSketch").enabled, false);
    }
}
