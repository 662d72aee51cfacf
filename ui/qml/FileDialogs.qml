// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Dialogs

Item {
    id: dialogs

    signal opened(url file)
    signal saved(url file)

    function open() { opening.open(); }
    function save() { saving.open(); }

    FileDialog {
        id: opening
        title: qsTr("Open a performance")
        nameFilters: [qsTr("MIDI files (*.mid *.midi *.smf *.kar)"), qsTr("All files (*)")]
        onAccepted: dialogs.opened(selectedFile)
    }
    FileDialog {
        id: saving
        title: qsTr("Save the settings for a piano")
        fileMode: FileDialog.SaveFile
        defaultSuffix: "syx"
        nameFilters: [qsTr("System Exclusive (*.syx)")]
        onAccepted: dialogs.saved(selectedFile)
    }
}
