// SPDX-License-Identifier: Apache-2.0
// The pianist at home: play, calibrate, hear, send, undo.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Journey"

    function test_playOnTheScreenPiano() {
        const keys = part("pianoKeys");
        const middleC = keys.keyRect(60);
        mousePress(keys, middleC.x + middleC.width / 2, middleC.height * 0.9);
        tryVerify(() => stage.notesSounded() === 1);
        tryCompare(stage.app.live, "empty", false);
        verify(stage.app.live.rollSentence !== "");
        mouseRelease(keys, middleC.x + middleC.width / 2, middleC.height * 0.9);
        tryCompare(part("startOver"), "enabled", true);
        click("startOver");
        tryCompare(stage.app.live, "empty", true);
    }

    function test_glideOverTheScreenPiano() {
        const keys = part("pianoKeys");
        const y = keys.height - 4;
        const x = pitch => keys.keyRect(pitch).x + keys.keyRect(pitch).width / 2;
        mousePress(keys, x(60), y);
        for (const pitch of [62, 64, 65])
            mouseMove(keys, x(pitch), y);
        mouseRelease(keys, x(65), y);
        tryVerify(() => stage.notesSounded() === 4);
    }

    function test_playOnTheComputerKeyboard() {
        keyPress(Qt.Key_Q);
        tryVerify(() => stage.notesSounded() === 1);
        keyRelease(Qt.Key_Q);
        keyPress(Qt.Key_A);
        tryCompare(stage.app.live, "damperDown", true);
        keyRelease(Qt.Key_A);
        tryCompare(stage.app.live, "damperDown", false);
        keyClick(Qt.Key_PageUp);
        compare(part("octaveText").text, "Octave 4");
    }

    function test_calibrateWaitsForEnoughMusic() {
        compare(part("calibrateButton").enabled, false);
        verify(part("enoughHint").text.length > 3, "and says why");
    }

    function test_openCalibrateAndChoose() {
        calibratePiece();
        compare(part("pieceTitle").text, stage.app.piece.title);
        verify(part("keyReadout").value !== "");
        compare(part("resultTitle").text, "Nocturne, dark hall");
        compare(part("head0").head.sentence, "Composer: Chopin 71 %, J. S. Bach 18 %, Mozart 11 %");
        verify(part("head1").head.abstained);
        const page = part("resultPage").contentItem;
        const card = part("tone4");
        waitForRendering(view);
        page.contentY = Math.min(card.mapToItem(page.contentItem, 0, 0).y, page.contentHeight - page.height);
        click("tone4");
        compare(stage.app.calibrate.choice, 4);
        compare(part("resultTitle").text, "Prelude in C major");
    }

    function test_isAskedOnceHowThePianoIsHeard() {
        calibratePiece();
        compare(part("listeningQuestion").visible, true);
        const level = stage.app.calibrate.tones[0].facts.join(" ");
        click("headphonesButton");
        compare(stage.app.settings.listening, "headphones");
        tryVerify(() => stage.app.calibrate.tones[0].facts.join(" ") !== level);
        tryCompare(part("listeningQuestion"), "visible", false);
        click("calibrateButton");
        tryCompare(stage.app.calibrate, "state", CalibrateModel.Ready);
        compare(part("listeningQuestion").visible, false);
        stage.app.settings.listening = "";
    }

    function test_pointAtAReason() {
        calibratePiece();
        tryCompare(stage.app.calibrate, "findingCounterfactual", false);
        const page = part("resultPage").contentItem;
        const reason = part("reason0");
        waitForRendering(view);
        page.contentY = Math.min(reason.mapToItem(page.contentItem, 0, 0).y, page.contentHeight - page.height);
        mouseMove(reason, reason.width / 2, reason.height / 2);
        tryVerify(() => part("roll").highlightedSpans.length === 1);
        mouseMove(part("pieceTitle"));
        tryVerify(() => part("roll").highlightedSpans.length === 0);
        reason.forceActiveFocus(Qt.TabFocusReason);
        tryVerify(() => part("roll").highlightedSpans.length === 1);
    }

    function test_stopTheWork() {
        openPiece();
        stage.holdAnswer();
        click("calibrateButton");
        tryVerify(() => stage.app.calibrate.progress > 0);
        click("cancelButton");
        tryCompare(stage.app.calibrate, "state", CalibrateModel.Ready);
        compare(part("resultPanel").visible, false);
    }

    function test_hearBeforeAndAfter() {
        calibratePiece();
        tryCompare(part("listenBefore"), "enabled", true, 60000);
        click("listenBefore");
        compare(stage.app.audition.sounding, AuditionModel.Before);
        tryVerify(() => stage.notesSounded() > 0);
        click("listenAfter");
        compare(stage.app.audition.sounding, AuditionModel.After);
        compare(part("listenAfter").text, "Stop");
        click("listenAfter");
        compare(stage.app.audition.sounding, AuditionModel.None);
        keyClick(Qt.Key_1, Qt.ControlModifier);
        tryCompare(stage.app.audition, "sounding", AuditionModel.Before);
    }

    function test_hearThePhraseThatShowsTheDifference() {
        calibratePiece();
        tryCompare(part("demonstrate"), "enabled", true, 60000);
        const own = part("auditionSentence").text;
        click("demonstrate");
        compare(part("demonstrate").text, "Stop looking");
        compare(part("searchProgress").visible, true);
        compare(part("listenBefore").enabled, false);
        tryCompare(stage.app.audition, "demonstrating", true, 120000);
        verify(part("auditionSentence").text !== own, "and says what to listen for");
        click("listenAfter");
        tryVerify(() => stage.notesSounded() > 0);
        click("demonstrate");
        tryCompare(part("auditionSentence"), "text", own, 60000);
    }

    function test_playThePiece() {
        openPiece();
        click("playButton");
        tryVerify(() => stage.app.piece.position > 0.2);
        click("playButton");
        compare(stage.app.piece.playing, false);
        const roll = part("roll");
        mouseClick(roll, roll.width / 2, roll.height / 2);
        verify(stage.app.piece.position > 2, "a click moves the playhead");
        click("closePiece");
        compare(stage.app.piece.open, false);
        compare(stage.app.heard, stage.app.live);
    }
}
