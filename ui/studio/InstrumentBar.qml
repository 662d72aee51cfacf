// SPDX-License-Identifier: Apache-2.0
// What recordings are heard as, and what that can and cannot hear.
import QtQuick
import QtQuick.Layouts
import Atos

RowLayout {
    id: bar

    required property TranscriptionJob transcribe
    readonly property var choices: [
        { instrument: TranscriptionJob.Piano, text: qsTr("A piano"),
          sentence: qsTr("Hears a piano alone: its notes, how loud each is, and the damper pedal where it can be told.") },
        { instrument: TranscriptionJob.AnyInstrument, text: qsTr("Any instrument"),
          sentence: qsTr("Hears one to three pitched instruments, and no pedal. Not for drums, singing with words or a dense orchestra.") }
    ]
    readonly property var choice: choices.find(each => each.instrument === transcribe.instrument)

    spacing: Theme.small

    ComboBox {
        objectName: "instrumentPicker"
        Layout.preferredWidth: Theme.px(200)
        accessibleName: qsTr("What plays in the recording")
        Accessible.description: bar.choice.sentence
        model: bar.choices.map(each => each.text)
        currentIndex: bar.choices.indexOf(bar.choice)
        onActivated: index => bar.transcribe.instrument = bar.choices[index].instrument
    }
    CaptionText {
        objectName: "instrumentSentence"
        Layout.fillWidth: true
        text: bar.choice.sentence
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    ActionButton {
        objectName: "hearAgain"
        visible: bar.transcribe.hearableAgain
        text: qsTr("Listen again")
        Accessible.name: qsTr("Listen to this recording again as %1; your corrections are lost").arg(bar.choice.text)
        onClicked: bar.transcribe.hearAgain()
    }
}
