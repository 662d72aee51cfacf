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
        verify(part("resultSentence").text.length > 20, "one sentence says what it is like");
        click("offer1");
        compare(stage.app.calibrate.choice, 1);
        why();
        compare(part("head0").head.sentence, "Composer: Chopin 71 %, J. S. Bach 18 %, Mozart 11 %");
        verify(part("head1").head.abstained);
        click("tone4");
        compare(stage.app.calibrate.choice, 4);
        compare(part("resultTitle").text, "Prelude in C major");
    }

    /// Opens the reasons, as deep as they go.
    function why() {
        press("why");
        tryVerify(() => findChild(view, "reason0") !== null);
        verify(!findChild(view, "reason1"), "first one sentence");
        press("moreReasons");
        tryVerify(() => findChild(view, "tone4") !== null);
        tryCompare(stage.app.calibrate, "findingCounterfactual", false); // its sentence moves what is below
        compare(part("toneNumbers").visible, false);
        press("moreReasons");
        tryCompare(part("toneNumbers"), "visible", true);
    }

    function test_theAnswerBelongsToItsMusic() {
        calibratePiece();
        compare(part("staleSentence").visible, false);
        stage.app.piece.openFile(stage.piece("satie-gymnopedie-no1.mid"));
        tryCompare(part("staleSentence"), "visible", true, 20000);
        compare(part("sendPageButton").enabled, false, "and is not sent for other music");
        stage.app.piece.openFile(stage.piece("schumann-traumerei.mid"));
        tryVerify(() => stage.app.piece.title.includes("Träumerei"), 20000);
        click("calibrateButton");
        tryCompare(part("staleSentence"), "visible", false, 20000);
    }

    function test_hearItOnAPiece() {
        tryCompare(part("hearOnPiece"), "enabled", true);
        click("hearOnPiece");
        tryVerify(() => shown("resultPanel"), 30000);
        verify(stage.app.piece.title.includes("Nocturne"));
        tryCompare(stage.app.audition, "sounding", AuditionModel.Before, 60000);
    }

    function test_isAskedOnceHowThePianoIsHeard() {
        calibratePiece();
        compare(part("listeningQuestion").visible, true);
        const level = stage.app.calibrate.tones[0].numbers.join(" ");
        click("headphonesButton");
        compare(stage.app.settings.listening, "headphones");
        tryVerify(() => stage.app.calibrate.tones[0].numbers.join(" ") !== level);
        tryCompare(part("listeningQuestion"), "visible", false);
        click("calibrateButton");
        tryCompare(stage.app.calibrate, "state", CalibrateModel.Ready);
        compare(part("listeningQuestion").visible, false);
        stage.app.settings.listening = "";
    }

    function test_pointAtAReason() {
        calibratePiece();
        tryCompare(stage.app.calibrate, "findingCounterfactual", false);
        why();
        reveal("reason0");
        const reason = part("reason0");
        mouseMove(reason, reason.width / 2, reason.height / 2);
        tryVerify(() => part("roll").highlightedSpans.length === 1);
        tryVerify(() => {
            mouseMove(part("pieceTitle"));
            return part("roll").highlightedSpans.length === 0;
        });
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
        compare(shown("resultPanel"), false);
    }

    function test_hearBeforeAndAfter() {
        calibratePiece();
        tryCompare(stage.app.audition, "sounding", AuditionModel.Before, 60000);
        tryVerify(() => part("roll").phrasePlayhead > 0);
        compare(part("roll").highlightedSpans.length, 1);
        verify(part("listenBefore").text.includes("As made"), "the letter stays on the button that plays");
        tryCompare(part("listenAfter"), "enabled", true, 60000);
        click("listenAfter");
        compare(stage.app.audition.sounding, AuditionModel.After);
        click("listenAfter");
        compare(stage.app.audition.sounding, AuditionModel.None);
        keyClick(Qt.Key_1, Qt.ControlModifier);
        tryCompare(stage.app.audition, "sounding", AuditionModel.Before);
    }

    function test_hearWithTheKeysOneTwoAndSpace() {
        calibratePiece();
        tryCompare(stage.app.audition, "sounding", AuditionModel.Before, 60000);
        tryCompare(stage.app.audition, "ready", true, 60000);
        const sounded = stage.notesSounded();
        keyClick(Qt.Key_2);
        compare(stage.app.audition.sounding, AuditionModel.After);
        keyClick(Qt.Key_1);
        compare(stage.app.audition.sounding, AuditionModel.Before);
        keyClick(Qt.Key_Space);
        compare(stage.app.audition.sounding, AuditionModel.None);
        keyClick(Qt.Key_Space);
        compare(stage.app.audition.sounding, AuditionModel.Before);
        compare(stage.notesSounded(), sounded, "2 plays B and no note");
        keyClick(Qt.Key_W);
        tryCompare(stage.app.audition, "sounding", AuditionModel.None, 5000, "who plays hears themself");
        tryVerify(() => stage.notesSounded() === sounded + 1);
        keyClick(Qt.Key_2);
        tryVerify(() => stage.notesSounded() === sounded + 2, 5000, "and has the key 2 back");
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
        compare(stage.app.audition.sounding, AuditionModel.Before, "and begins");
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
