// SPDX-License-Identifier: Apache-2.0
// Where music is made from something else: a recording, a drawing, nothing at all. Only what works here is shown.
import QtQuick
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
    function exportNotes(from, title) {
        exporting = from;
        notes.open(title);
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
            onExportRequested: screen.exportNotes(screen.app.transcribe, screen.app.transcribe.transcript.title)
            onCalibrateRequested: screen.screenRequested("calibrate")
        }
        DrawPage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.drawing
            drawing: screen.app.drawing
            onPictureRequested: picture.open()
            onExportRequested: from => screen.exportNotes(from, from.musicTitle)
            onCalibrateRequested: screen.screenRequested("calibrate")
        }
        GeneratePage {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.page === "generate"
            app: screen.app
            onExportRequested: from => screen.exportNotes(from, from.musicTitle)
            onCalibrateRequested: screen.screenRequested("calibrate")
            onRunLogRequested: runLog.open()
            onTrainingFolderRequested: trainingFolder.open()
            onTrainingRequested: weights.open(screen.app.trainer.networks[screen.app.trainer.network])
        }
    }
    FileSheet {
        id: recording
        browser: screen.app.files
        title: qsTr("Open a recording")
        kinds: [FileKinds.recordings, FileKinds.all]
        onAccepted: files => screen.app.transcribe.transcribe(files[0], MidiHandover.Show)
    }
    FileSheet {
        id: notes
        browser: screen.app.files
        title: qsTr("Export the notes")
        purpose: FileBrowser.SaveFile
        suffix: "mid"
        kinds: FileKinds.notes
        onAccepted: files => screen.exporting.exportMusic(files[0])
    }
    FileSheet {
        id: picture
        browser: screen.app.files
        title: qsTr("Open a picture to draw from")
        kinds: [FileKinds.pictures, FileKinds.all]
        onAccepted: files => screen.app.drawing.openPicture(files[0])
    }
    FileSheet {
        id: runLog
        browser: screen.app.files
        title: qsTr("Open the run log of a training")
        kinds: [FileKinds.runLogs, FileKinds.all]
        onAccepted: files => screen.app.training.follow(files[0])
    }
    FileSheet {
        id: trainingFolder
        browser: screen.app.files
        title: qsTr("Choose labelled music to learn from")
        purpose: FileBrowser.ChooseFolder
        onAccepted: folders => screen.app.trainer.chooseFolder(folders[0])
    }
    FileSheet {
        id: weights
        browser: screen.app.files
        title: qsTr("Where the weights go")
        purpose: FileBrowser.SaveFile
        suffix: "safetensors"
        onAccepted: files => screen.app.trainer.start(files[0])
    }
}
