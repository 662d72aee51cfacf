// SPDX-License-Identifier: Apache-2.0
// A and B on the piano itself, for when this computer makes no sound.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: block

    required property PianoHearingModel hearing
    readonly property bool asking: hearing.step === PianoHearingModel.Asking

    spacing: Theme.small

    BodyText {
        objectName: "pianoHearingSentence"
        Layout.fillWidth: true
        visible: text !== ""
        text: block.hearing.sentence
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    RowLayout {
        spacing: Theme.small

        ActionButton {
            objectName: "hearOnPiano"
            visible: block.hearing.step === PianoHearingModel.Idle
            enabled: block.hearing.possible
            text: qsTr("Play A and B on the piano…")
            onClicked: block.hearing.ask()
        }
        ActionButton {
            objectName: "agreeToPlay"
            visible: block.asking
            primary: true
            text: qsTr("Yes, play")
            onClicked: block.hearing.begin()
        }
        ActionButton {
            objectName: "stopPianoHearing"
            visible: block.hearing.step !== PianoHearingModel.Idle
            text: block.asking ? qsTr("No") : qsTr("Stop")
            onClicked: block.hearing.cancel()
        }
    }
}
