// SPDX-License-Identifier: Apache-2.0
// What the mouse and the keys do to notes, as buttons.
import QtQuick
import Atos

Flow {
    id: tools

    required property TranscriptEditor transcript
    readonly property int loudnessStep: 6
    readonly property bool any: transcript.selectedCount > 0

    spacing: Theme.tiny

    SmallButton {
        objectName: "addNote"
        text: qsTr("Add note")
        Accessible.name: qsTr("Add a note at the playhead")
        onClicked: tools.transcript.addAtPlayhead()
    }
    SmallButton {
        objectName: "splitNotes"
        enabled: tools.transcript.count > 0
        text: qsTr("Split")
        Accessible.name: qsTr("Split the notes at the playhead")
        onClicked: tools.transcript.split(tools.transcript.position)
    }
    SmallButton {
        objectName: "softerNotes"
        enabled: tools.any
        text: qsTr("Softer")
        Accessible.name: qsTr("Make the selected notes softer")
        onClicked: tools.transcript.changeLoudness(-tools.loudnessStep)
    }
    SmallButton {
        objectName: "louderNotes"
        enabled: tools.any
        text: qsTr("Louder")
        Accessible.name: qsTr("Make the selected notes louder")
        onClicked: tools.transcript.changeLoudness(tools.loudnessStep)
    }
    SmallButton {
        objectName: "quantiseTools"
        checkable: true
        checked: quantise.visible
        text: qsTr("To the beat…")
        Accessible.name: qsTr("Move notes to the beat")
        onToggled: quantise.visible = checked
    }
    SmallButton {
        objectName: "selectUnsure"
        enabled: tools.transcript.unsureCount > 0
        text: qsTr("Select unsure")
        Accessible.name: qsTr("Select all unsure notes")
        onClicked: tools.transcript.selectUnsure()
    }
    SmallButton {
        objectName: "deleteNotes"
        enabled: tools.any
        text: qsTr("Delete")
        Accessible.name: qsTr("Delete the selected notes")
        onClicked: tools.transcript.removeSelected()
    }
    SmallButton {
        objectName: "undoNotes"
        enabled: tools.transcript.undoable
        text: qsTr("Undo")
        Accessible.name: qsTr("Undo the last change of the notes")
        onClicked: tools.transcript.undo()
    }
    SmallButton {
        objectName: "redoNotes"
        enabled: tools.transcript.redoable
        text: qsTr("Redo")
        Accessible.name: qsTr("Do again what was undone last")
        onClicked: tools.transcript.redo()
    }
    QuantiseBar {
        id: quantise
        width: tools.width
        visible: false
        transcript: tools.transcript
    }
}
