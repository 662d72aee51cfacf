// SPDX-License-Identifier: Apache-2.0
// The way to the piano: nothing unasked, everything shown, everything undone.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Sending"

    function plug() {
        stage.plugPiano();
        tryCompare(stage.app.connection, "state", ConnectionModel.Listening, 20000);
    }

    function test_aPianoIsSeenAndNotTouched() {
        verify(part("connectionSentence").text.startsWith("No piano yet"));
        plug();
        compare(stage.messagesToPiano(), 0);
        verify(part("pianoPicker").shown.includes("FP-30X"));
    }

    function test_whatWasPlayedIsKeptWhenTheCableComesOut() {
        stage.plugKeyboard();
        tryCompare(stage.app.connection, "state", ConnectionModel.Listening, 20000);
        stage.playOnKeyboard(64, 80);
        tryCompare(stage.app.live, "empty", false);
        stage.unplugPiano();
        tryCompare(stage.app.connection, "state", ConnectionModel.Lost, 20000);
        compare(stage.app.live.empty, false);
        verify(part("noticeText").text.includes("unplugged"));
    }

    function test_sendShowsWhatChangesAndUndoBringsItBack() {
        plug();
        calibratePiece();
        click("sendPageButton");
        tryVerify(() => shown("sendPage"));
        compare(stage.app.push.recognised, true);
        verify(stage.app.push.plannedChanges.length > 0);
        const before = stage.pianoValue("brightness");
        tryCompare(stage.app.push, "looking", false, 20000);
        compare(stage.pianoValue("brightness"), before, "showing the plan changes nothing");
        const change = part("change0").change;
        verify(change.before !== "" && change.after !== change.before, change.sentence);

        click("sendButton");
        tryCompare(stage.app.push, "state", PushModel.Sent, 30000);
        verify(part("pushSentence").text.startsWith("Sent."), part("pushSentence").text);
        verify(part("pushSentence").text.includes("proven"));
        verify(stage.pianoValue("brightness") !== before);

        compare(part("keepButton").visible, true);
        compare(part("sendButton").visible, false, "what was sent is kept or undone, not sent again");
        press("undoButton");
        tryCompare(stage.app.push, "state", PushModel.Undone, 30000);
        compare(stage.pianoValue("brightness"), before);
        compare(stage.app.push.undoable, false);
    }

    function test_withoutAPianoTheSettingsAreSaved() {
        calibratePiece();
        click("sendPageButton");
        compare(part("sendButton").enabled, false);
        verify(part("pushSentence").text.startsWith("No piano to send to"));
        compare(part("saveButton").enabled, false);
        stage.app.push.keyboard = stage.app.push.keyboards.findIndex(name => name.includes("FP-30X"));
        compare(part("saveButton").enabled, true);
        const file = stage.newFile("tone.syx");
        stage.app.push.saveSyx(file);
        verify(stage.sizeOf(file) > 0);
        verify(part("noticeText").text.includes("tone.syx"));
    }
}
