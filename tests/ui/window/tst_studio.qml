// SPDX-License-Identifier: Apache-2.0
// Whoever has a recording: drop it, see and hear its notes, correct them, hand them on. The shipped network listens.
import QtQuick
import QtTest
import Atos

ViewCase {
    name: "Studio"

    readonly property TranscriptionJob transcribe: stage.app ? stage.app.transcribe : null
    readonly property TranscriptEditor transcript: transcribe ? transcribe.transcript : null
    property url recording

    function initTestCase() {
        recording = stage.recording("schumann-traumerei.mid", 20);
    }
    function showStudio() {
        click("studioTab");
        compare(view.screen, "studio");
        waitForRendering(view);
    }
    function hearRecording() {
        showStudio();
        stage.drop(part("emptyStudioTitle"), [recording]);
        tryCompare(transcribe, "state", TranscriptionJob.Ready, 120000);
        waitForRendering(view);
    }
    function middle(note) {
        const area = part("transcriptRoll").areaOf(note);
        return Qt.point(area.x + Math.min(area.width / 2, 6), area.y + area.height / 2);
    }

    function test_aDroppedRecordingIsSeenCorrectedAndExported() {
        showStudio();
        compare(part("emptyStudioTitle").text, "Drop a recording of a piano here");
        hearRecording();
        const heard = transcript.count;
        verify(heard > 20, heard + " notes");
        compare(part("transcriptTitle").text, "Schumann traumerei");
        verify(part("transcriptRoll").Accessible.name.includes(heard + " notes"));

        const roll = part("transcriptRoll");
        const at = middle(3);
        mouseClick(roll, at.x, at.y);
        compare(transcript.selectedCount, 1);
        verify(part("selectionSentence").text.length > 5);
        keyClick(Qt.Key_Delete);
        compare(transcript.count, heard - 1);
        compare(transcript.selectedCount, 0);
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        compare(transcript.count, heard);

        mouseDrag(roll, 4, 30, roll.width / 2, roll.height - 60);
        verify(transcript.selectedCount > 2, transcript.selectedCount + " notes in the band");
        const left = heard - transcript.selectedCount;
        click("deleteNotes");
        compare(transcript.count, left);
        const file = stage.newFile("notes.mid");
        transcribe.exportMusic(file);
        tryVerify(() => stage.sizeOf(file) > 0, 20000);
        tryVerify(() => part("noticeText").text.includes("notes.mid"));
        const score = stage.newFile("notes.musicxml");
        transcribe.exportMusic(score);
        tryVerify(() => stage.sizeOf(score) > 0, 20000);
        tryVerify(() => part("noticeText").text.includes("notes.musicxml"));
        click("undoNotes");
        compare(transcript.count, heard);
    }

    function test_allOfItByKeyboard() {
        hearRecording();
        const heard = transcript.count;
        part("transcriptRoll").forceActiveFocus(Qt.TabFocusReason);
        keyClick(Qt.Key_Right);
        compare(transcript.current, 0);
        keyClick(Qt.Key_Right, Qt.ControlModifier | Qt.ShiftModifier);
        compare(transcript.selectedCount, 2);
        keyClick(Qt.Key_Delete);
        compare(transcript.count, heard - 2);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        compare(transcript.selectedCount, heard - 2);
        keyClick(Qt.Key_Space);
        compare(transcript.playing, true);
        keyClick(Qt.Key_Space);
        compare(transcript.playing, false);
        const reached = new Set();
        for (let i = 0; i < 40; ++i) {
            keyClick(Qt.Key_Tab);
            const item = view.Window.activeFocusItem;
            if (item)
                reached.add(item.objectName);
        }
        for (const name of ["addNote", "splitNotes", "quantiseTools", "undoNotes", "instrumentPicker", "openRecording", "keepTranscript", "exportTranscript", "calibrateTranscript", "playTranscript",
                            "hearPicker", "deleteNotes", "undoNotes", "transcriptRoll"])
            verify(reached.has(name), name + " is reached");
    }

    function placeOf(note) {
        const area = part("transcriptRoll").areaOf(note);
        return { x: area.x, y: area.y, width: area.width, height: area.height };
    }
    function test_aNoteIsAddedMovedStretchedAndSplitByKeyboard() {
        hearRecording();
        const heard = transcript.count;
        const roll = part("transcriptRoll");
        roll.forceActiveFocus(Qt.TabFocusReason);
        transcript.position = 0.05;
        keyClick(Qt.Key_Insert);
        compare(transcript.count, heard + 1);
        compare(transcript.selectedCount, 1);
        const before = placeOf(transcript.current);
        keyClick(Qt.Key_Up);
        verify(placeOf(transcript.current).y < before.y, "a key higher");
        keyClick(Qt.Key_Right);
        verify(placeOf(transcript.current).x > before.x, "a step later");
        keyClick(Qt.Key_Right, Qt.ShiftModifier);
        verify(placeOf(transcript.current).width > before.width, "a step longer");
        const note = placeOf(transcript.current);
        transcript.position = roll.secondAt(note.x + note.width / 2);
        keyClick(Qt.Key_S);
        compare(transcript.count, heard + 2);
        for (let i = 0; i < 5; ++i)
            keyClick(Qt.Key_Z, Qt.ControlModifier);
        compare(transcript.count, heard);
        compare(part("undoNotes").enabled, false);
        keyClick(Qt.Key_Z, Qt.ControlModifier | Qt.ShiftModifier);
        compare(transcript.count, heard + 1);
        tryVerify(() => stage.notesSounded() > 0, 5000, "what is moved is heard");
    }
    function test_notesAreAddedMovedAndStretchedByMouse() {
        hearRecording();
        const heard = transcript.count;
        const roll = part("transcriptRoll");
        const empty = Qt.point(roll.width - 160, 8);
        compare(roll.noteAt(empty.x, empty.y), -1);
        stage.doubleClick(roll, empty.x, empty.y);
        compare(transcript.count, heard + 1);
        const added = placeOf(transcript.current);
        verify(Math.abs(added.x - empty.x) < 12, added.x + " near " + empty.x);
        mouseDrag(roll, added.x + added.width / 2, added.y + added.height / 2, -60, 3 * added.height);
        const moved = placeOf(transcript.current);
        verify(moved.x < added.x - 40, "earlier");
        verify(moved.y > added.y + added.height, "lower");
        mouseDrag(roll, moved.x + moved.width - 2, moved.y + moved.height / 2, 50, 0);
        const longer = placeOf(transcript.current);
        verify(longer.width > moved.width + 30, "longer");
        fuzzyCompare(longer.x, moved.x, 0.5);
        for (let i = 0; i < 3; ++i)
            click("undoNotes");
        compare(transcript.count, heard);
        click("redoNotes");
        compare(transcript.count, heard + 1);
    }
    function test_notesAreMovedToTheBeatOrItIsSaidWhyNot() {
        hearRecording();
        click("quantiseTools");
        waitForRendering(view);
        if (!transcript.beatSure) {
            verify(part("quantiseProblem").visible);
            return;
        }
        press("quantise");
        compare(transcript.undoable, true);
        click("undoNotes");
        compare(transcript.undoable, false, "it was one change");
    }

    function test_recordingAndNotesAreHeardInStep() {
        hearRecording();
        click("playTranscript");
        tryVerify(() => stage.notesSounded() > 0, 10000);
        compare(stage.recordingsPlayed(), 1);
        tryVerify(() => transcript.position > 0.3);
        const playhead = part("transcriptPlayhead");
        verify(playhead.x > 10);
        click("playTranscript");
        compare(transcript.playing, false);
        mouseClick(part("transcriptRoll"), 300, 3);
        verify(transcript.position > 1, "a click beside the notes moves the playhead");
        part("hearPicker").forceActiveFocus(Qt.TabFocusReason);
        chooseNext();
        compare(transcript.hear, TranscriptEditor.Recording);
    }

    function test_theNotesAreCalibratedAndKept() {
        hearRecording();
        click("keepTranscript");
        tryCompare(stage.app.library.takes, "count", 1, 20000);
        click("calibrateTranscript");
        compare(view.screen, "calibrate");
        tryCompare(stage.app.piece, "open", true, 20000);
        compare(part("pieceTitle").text, "Schumann traumerei");
        tryCompare(part("calibrateButton"), "enabled", true);
        waitForRendering(view);
        click("calibrateButton");
        tryVerify(() => shown("resultPanel"), 20000);
    }

    function choose(key) {
        part("instrumentPicker").forceActiveFocus(Qt.TabFocusReason);
        chooseNext(key);
    }

    function test_anyInstrumentIsChosenByKeyboard() {
        showStudio();
        compare(transcribe.instrument, TranscriptionJob.Piano);
        verify(part("instrumentSentence").text.includes("a piano alone"));
        verify(part("instrumentPicker").Accessible.name.includes("A piano"));
        choose(Qt.Key_Down);
        compare(transcribe.instrument, TranscriptionJob.AnyInstrument);
        for (const word of ["one to three", "no pedal", "drums", "singing with words", "dense orchestra"])
            verify(part("instrumentSentence").text.includes(word), word);
        verify(part("instrumentPicker").Accessible.name.includes("Any instrument"));
        compare(part("emptyStudioTitle").text, "Drop a recording here");
        choose(Qt.Key_Up);
        compare(transcribe.instrument, TranscriptionJob.Piano);
        compare(part("emptyStudioTitle").text, "Drop a recording of a piano here");
    }

    function test_aRecordingIsHeardAgainAsAnotherInstrument() {
        hearRecording();
        compare(part("hearAgain").visible, false);
        transcript.selectAll();
        click("deleteNotes");
        compare(transcript.count, 0);
        choose(Qt.Key_Down);
        compare(part("hearAgain").visible, true);
        click("hearAgain");
        tryCompare(transcribe, "hearableAgain", false, 120000);
        compare(part("hearAgain").visible, false);
        verify(transcript.count > 20, transcript.count + " notes");
        verify(part("transcriptFacts").text.includes("pedal not known"));
    }

    function test_workIsShownAndStopped() {
        stage.holdAnswer();
        showStudio();
        stage.drop(part("emptyStudioTitle"), [recording]);
        tryCompare(transcribe, "state", TranscriptionJob.Working, 10000);
        tryCompare(part("transcribeProgress"), "share", 0.25, 10000);
        verify(part("emptyStudioTitle").text.includes("schumann-traumerei.wav"));
        click("calibrateTab");
        compare(shown("transcribingBar"), true, "other screens say it too");
        click("studioTab");
        waitForRendering(view);
        click("emptyStudioAction");
        tryCompare(transcribe, "state", TranscriptionJob.Stopped, 10000);
        compare(part("emptyStudioTitle").text, "Stopped");
        stage.releaseAnswer();
    }

    function test_whatIsNoSoundIsRefusedInOneSentence() {
        showStudio();
        stage.drop(part("emptyStudioTitle"), [stage.badRecording()]);
        tryCompare(transcribe, "state", TranscriptionJob.Failed, 60000);
        verify(part("emptyStudioSentence").text.includes("letter.mp3"), part("emptyStudioSentence").text);
        tryCompare(part("noticeBar"), "visible", true);
    }

    function test_aRecordingIsCalibratedFromAnyScreen() {
        stage.drop(part("roll"), [recording]);
        tryCompare(stage.app.piece, "open", true, 120000);
        compare(view.screen, "calibrate");
        compare(part("pieceTitle").text, "Schumann traumerei");
    }

    function test_recordingsDroppedOnTheLibraryBecomeTakes() {
        click("libraryTab");
        tryCompare(stage.app.library, "state", LibraryModel.Ready, 20000);
        stage.drop(part("takeList"), [recording, stage.piece("chopin-nocturne-op9-no2.mid")]);
        tryCompare(stage.app.library.takes, "count", 2, 120000);
        compare(stage.app.piece.open, false, "they are only kept");
    }
}
