// SPDX-License-Identifier: Apache-2.0
// A visitor without a piano, or who would rather not touch the one that is there.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Simulated"

    readonly property SimulationModel simulation: stage.app ? stage.app.simulation : null

    /// By mouse, from the open list.
    function choose(name) {
        const picker = part("pianoPicker");
        const index = stage.app.connection.choices.indexOf(name);
        verify(index >= 0, name + " is offered");
        click("pianoPicker");
        tryCompare(picker.popup, "opened", true);
        const row = picker.popup.contentItem.itemAtIndex(index);
        verify(row);
        waitForRendering(picker.popup.contentItem);
        mouseClick(row);
        tryCompare(picker.popup, "visible", false);
    }

    function test_itIsChosenPlayedChangedAndRemovedWhileTheRealOneIsLeftInPeace() {
        stage.plugPiano();
        tryCompare(stage.app.connection, "state", ConnectionModel.Listening, 20000);
        compare(shown("simulationBar"), false);
        compare(stage.app.sound.monitoring, false, "the real one sounds by itself");
        const real = stage.app.connection.piano;

        choose(simulation.pianos[0]);
        tryCompare(stage.app.connection, "state", ConnectionModel.Listening, 20000);
        compare(shown("simulationBar"), true);
        verify(part("simulationSentence").text.includes("no real piano"), part("simulationSentence").text);
        verify(part("pianoPicker").shown.startsWith("Simulated"));

        waitForRendering(view);
        click("simulationPlay");
        tryCompare(simulation, "playing", true, 10000);
        tryCompare(stage.app.live, "empty", false, 20000);
        tryVerify(() => stage.notesSounded() > 0, 20000, "it has no sound of its own: it sounds here");
        click("simulationPlay");
        compare(simulation.playing, false);

        calibratePiece();
        click("sendPageButton");
        tryVerify(() => shown("sendPage"));
        compare(stage.app.push.output, simulation.pianos[0]);
        compare(stage.app.push.outputs.length, 1, "the real one cannot be chosen by mistake");
        click("sendButton");
        tryCompare(stage.app.push, "state", PushModel.Sent, 30000);
        verify(part("pushSentence").text.includes("proven"), part("pushSentence").text);
        press("undoButton");
        tryCompare(stage.app.push, "state", PushModel.Undone, 30000);

        press("simulationLeave");
        compare(shown("simulationBar"), false);
        tryCompare(stage.app.connection, "state", ConnectionModel.Listening, 20000);
        compare(stage.app.connection.piano, real);
        tryCompare(stage.app.sound, "monitoring", false, 5000);
        compare(stage.messagesToPiano(), 0);
    }

    function test_itIsChosenByKeysWithoutAnyPiano() {
        const picker = part("pianoPicker");
        compare(picker.shown, "No piano yet");
        picker.forceActiveFocus(Qt.TabFocusReason);
        chooseNext();
        tryCompare(stage.app.connection, "state", ConnectionModel.Listening, 20000);
        compare(simulation.plugged, simulation.pianos[0]);
        const piece = part("simulationPiece");
        piece.forceActiveFocus(Qt.TabFocusReason);
        chooseNext();
        compare(piece.currentIndex, 1);
        press("simulationLeave");
        compare(stage.app.connection.state, ConnectionModel.NoPiano);
        compare(simulation.plugged, "");
    }
}
