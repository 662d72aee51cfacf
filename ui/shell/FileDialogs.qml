// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Dialogs

Item {
    id: dialogs

    readonly property var music: [qsTr("Music (%1)").arg(names(midi.concat(sounds))), qsTr("MIDI files (%1)").arg(names(midi)),
                                      qsTr("Recordings (%1)").arg(names(sounds)), qsTr("All files (*)")]
    readonly property var midi: ["mid", "midi", "smf", "kar"]
    readonly property var sounds: ["wav", "flac", "mp3", "ogg", "oga", "opus", "aif", "aiff"]

    signal opened(url file)
    signal added(var files)
    signal saved(url file)
    signal exported(url file)
    signal recordingOpened(url file)
    signal soundfontChosen(url file)
    signal runLogOpened(url file)
    signal trainingFolderChosen(url folder)
    signal weightsSaved(url file)
    signal pictureOpened(url file)
    signal bundleSaved(url file)
    signal cardSaved(url file)
    signal notesExported(url file)

    function names(endings) { return endings.map(ending => "*." + ending).join(" "); }

    function open() { opening.open(); }
    function add() { adding.open(); }
    function save() { saving.open(); }
    function exportTake() { exporting.open(); }
    function chooseSoundfont() { soundfont.open(); }
    function openRunLog() { runLog.open(); }
    function chooseTrainingFolder() { trainingFolder.open(); }
    function saveWeights() { weights.open(); }
    function openPicture() { picture.open(); }
    function saveBundle() { bundle.open(); }
    function saveCard() { card.open(); }
    function openRecording() { recording.open(); }
    function exportNotes() { notes.open(); }

    FileDialog {
        id: opening
        title: qsTr("Open a performance")
        nameFilters: dialogs.music
        onAccepted: dialogs.opened(selectedFile)
    }
    FileDialog {
        id: adding
        title: qsTr("Add performances to the library")
        fileMode: FileDialog.OpenFiles
        nameFilters: dialogs.music
        onAccepted: dialogs.added(selectedFiles)
    }
    FileDialog {
        id: recording
        title: qsTr("Open a recording of a piano")
        nameFilters: [dialogs.music[2], dialogs.music[3]]
        onAccepted: dialogs.recordingOpened(selectedFile)
    }
    FileDialog {
        id: notes
        title: qsTr("Export the notes")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "mid"
        nameFilters: [qsTr("MIDI files (*.mid)")]
        onAccepted: dialogs.notesExported(selectedFile)
    }
    FileDialog {
        id: soundfont
        title: qsTr("Choose a soundfont")
        nameFilters: [qsTr("Soundfonts (*.sf2 *.sf3)"), dialogs.music[3]]
        onAccepted: dialogs.soundfontChosen(selectedFile)
    }
    FileDialog {
        id: runLog
        title: qsTr("Open the run log of a training")
        nameFilters: [qsTr("Run logs (*.log.jsonl)"), dialogs.music[3]]
        onAccepted: dialogs.runLogOpened(selectedFile)
    }
    FolderDialog {
        id: trainingFolder
        title: qsTr("Choose labelled music to learn from")
        onAccepted: dialogs.trainingFolderChosen(selectedFolder)
    }
    FileDialog {
        id: weights
        title: qsTr("Where the weights go")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "safetensors"
        nameFilters: [qsTr("Weights (*.safetensors)")]
        onAccepted: dialogs.weightsSaved(selectedFile)
    }
    FileDialog {
        id: picture
        title: qsTr("Open a picture to draw from")
        nameFilters: [qsTr("Pictures (*.png *.jpg *.jpeg)"), dialogs.music[3]]
        onAccepted: dialogs.pictureOpened(selectedFile)
    }
    FileDialog {
        id: bundle
        title: qsTr("Save a support bundle")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "zip"
        nameFilters: [qsTr("ZIP files (*.zip)")]
        onAccepted: dialogs.bundleSaved(selectedFile)
    }
    FileDialog {
        id: card
        title: qsTr("Save the lesson card")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "pdf"
        nameFilters: [qsTr("PDF files (*.pdf)")]
        onAccepted: dialogs.cardSaved(selectedFile)
    }
    FileDialog {
        id: saving
        title: qsTr("Save the settings for a piano")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "syx"
        nameFilters: [qsTr("System Exclusive (*.syx)")]
        onAccepted: dialogs.saved(selectedFile)
    }
    FileDialog {
        id: exporting
        title: qsTr("Export the take")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "mid"
        nameFilters: [qsTr("MIDI files (*.mid)")]
        onAccepted: dialogs.exported(selectedFile)
    }
}
