// SPDX-License-Identifier: Apache-2.0
// Where music is made from something else: a recording, a drawing, nothing at all. Only what works here is shown.
import QtQuick
import QtQuick.Dialogs
import QtQuick.Layouts
import Atos

AppScreen {
    id: screen

    readonly property bool drawing: page === "draw"
    property var exporting: null ///< has exportMusic()

    page: "transcribe"
    undoes: true
    tellsTranscription: true
    dropSentence: drawing ? qsTr("Let go to draw from the picture") : qsTr("Let go to write the recording down")

    function drop(files) { drawing ? app.drawing.openPicture(files[0]) : app.transcribe.transcribe(files[0], MidiHandover.Show); }
    function exportNotes(from) {
        exporting = from;
        notes.open();
    }

    readonly property var pages: [{ name: "transcribe", text: qsTr("Write down"), shown: true },
                                  { name: "draw", text: qsTr("Draw"), shown: app.drawing.available },
                                  { name: "generate", text: qsTr("Generate"), shown: app.generate.generators.length > 0 }]

    Shortcut { sequences: [StandardKey.Undo]; enabled: screen.page === "transcribe"; onActivated: screen.app.transcribe.transcript.undo() }
    Shortcut { sequences: ["Ctrl+Shift+Z", "Ctrl+Y"]; enabled: screen.page === "transcribe"; onActivated: screen.app.transcribe.transcript.redo() }
    Shortcut { sequences: [StandardKey.Undo]; enabled: screen.drawing; onActivated: screen.app.drawing.undo() }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.medium

        StudioTabs {
            objectName: "studioTabs"
            visible: pages.length > 1
            pages: screen.pages.filter(page => page.shown)
            page: screen.page
            onPageChanged: screen.page = page
        }
        TranscribePage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.page === "transcribe"
            transcribe: screen.app.transcribe
            onRecordingRequested: recording.open()
            onExportRequested: screen.exportNotes(screen.app.transcribe)
            onCalibrateRequested: screen.screenRequested("calibrate")
        }
        DrawPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.drawing
            drawing: screen.app.drawing
            onPictureRequested: picture.open()
            onExportRequested: from => screen.exportNotes(from)
            onCalibrateRequested: screen.screenRequested("calibrate")
        }
        GeneratePage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.page === "generate"
            app: screen.app
            onExportRequested: from => screen.exportNotes(from)
            onCalibrateRequested: screen.screenRequested("calibrate")
            onRunLogRequested: runLog.open()
            onTrainingFolderRequested: trainingFolder.open()
            onTrainingRequested: weights.open()
        }
    }
    FileDialog {
        id: recording
        title: qsTr("Open a recording")
        nameFilters: [FileFilters.recordings, FileFilters.all]
        onAccepted: screen.app.transcribe.transcribe(selectedFile, MidiHandover.Show)
    }
    FileDialog {
        id: notes
        title: qsTr("Export the notes")
        fileMode: FileDialog.SaveFile
        defaultSuffix: selectedNameFilter.index === 1 ? "musicxml" : "mid"
        nameFilters: [FileFilters.midiToWrite, FileFilters.scoreToWrite]
        onAccepted: screen.exporting.exportMusic(selectedFile)
    }
    FileDialog {
        id: picture
        title: qsTr("Open a picture to draw from")
        nameFilters: [qsTr("Pictures (*.png *.jpg *.jpeg *.webp)"), FileFilters.all]
        onAccepted: screen.app.drawing.openPicture(selectedFile)
    }
    FileDialog {
        id: runLog
        title: qsTr("Open the run log of a training")
        nameFilters: [qsTr("Run logs (*.log.jsonl)"), FileFilters.all]
        onAccepted: screen.app.training.follow(selectedFile)
    }
    FolderDialog {
        id: trainingFolder
        title: qsTr("Choose labelled music to learn from")
        onAccepted: screen.app.trainer.chooseFolder(selectedFolder)
    }
    FileDialog {
        id: weights
        title: qsTr("Where the weights go")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "safetensors"
        nameFilters: [qsTr("Weights (*.safetensors)")]
        onAccepted: screen.app.trainer.start(selectedFile)
    }
}
