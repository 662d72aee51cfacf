// SPDX-License-Identifier: Apache-2.0
// Hears the recording and its notes in step, and corrects the notes.
import QtQuick
import QtQuick.Layouts
import Atos

RowLayout {
    id: bar

    required property TranscriptEditor transcript

    spacing: Theme.small

    ActionButton {
        objectName: "playTranscript"
        text: bar.transcript.playing ? qsTr("Stop") : qsTr("Play")
        onClicked: bar.transcript.playing ? bar.transcript.stop() : bar.transcript.play()
    }
    ComboBox {
        objectName: "hearPicker"
        Layout.preferredWidth: Theme.px(220)
        accessibleName: qsTr("What is played")
        model: [qsTr("Recording and notes"), qsTr("Recording alone"), qsTr("Notes alone")]
        currentIndex: bar.transcript.hear
        onActivated: index => bar.transcript.hear = index
    }
    CaptionText {
        objectName: "transcriptTime"
        text: bar.transcript.time
    }
    CaptionText {
        objectName: "selectionSentence"
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignRight
        text: bar.transcript.sentence
        color: Theme.text
        elide: Text.ElideRight
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    ActionButton {
        objectName: "selectUnsure"
        quiet: true
        enabled: bar.transcript.unsureCount > 0
        text: qsTr("Select unsure")
        Accessible.name: qsTr("Select all unsure notes")
        onClicked: bar.transcript.selectUnsure()
    }
    ActionButton {
        objectName: "deleteNotes"
        enabled: bar.transcript.selectedCount > 0
        text: qsTr("Delete")
        Accessible.name: qsTr("Delete the selected notes")
        onClicked: bar.transcript.removeSelected()
    }
    ActionButton {
        objectName: "undoNotes"
        enabled: bar.transcript.undoable
        text: qsTr("Undo")
        Accessible.name: qsTr("Bring the notes deleted last back")
        onClicked: bar.transcript.undo()
    }
}
