// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Dialogs

Item {
    id: dialogs

    readonly property var midiFiles: [qsTr("MIDI files (*.mid *.midi *.smf *.kar)"), qsTr("All files (*)")]

    signal opened(url file)
    signal added(var files)
    signal saved(url file)
    signal exported(url file)

    function open() { opening.open(); }
    function add() { adding.open(); }
    function save() { saving.open(); }
    function exportTake() { exporting.open(); }

    FileDialog {
        id: opening
        title: qsTr("Open a performance")
        nameFilters: dialogs.midiFiles
        onAccepted: dialogs.opened(selectedFile)
    }
    FileDialog {
        id: adding
        title: qsTr("Add performances to the library")
        fileMode: FileDialog.OpenFiles
        nameFilters: dialogs.midiFiles
        onAccepted: dialogs.added(selectedFiles)
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
