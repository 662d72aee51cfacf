// SPDX-License-Identifier: Apache-2.0
// Hears the recording and its notes in step, and says what is selected.
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
}
