// SPDX-License-Identifier: Apache-2.0
// A piano for whoever has none at hand: mouse, fingers, computer keyboard.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: panel

    required property AppModel app
    readonly property ComputerKeyboard computerKeyboard: app.computerKeyboard

    spacing: Theme.small

    RowLayout {
        spacing: Theme.small

        CaptionText {
            Layout.fillWidth: true
            text: qsTr("Play with the mouse, or with the letters on the keys. Hold A for the pedal.")
            opacity: implicitWidth <= width ? 1 : 0 // whole or not at all
        }
        SmallButton {
            objectName: "octaveDown"
            text: "−"
            enabled: panel.computerKeyboard.octave > 1
            Accessible.name: qsTr("Letters one octave lower")
            onClicked: panel.computerKeyboard.octave -= 1
        }
        CaptionText {
            objectName: "octaveText"
            text: qsTr("Octave %1").arg(panel.computerKeyboard.octave)
        }
        SmallButton {
            objectName: "octaveUp"
            text: "+"
            enabled: panel.computerKeyboard.octave < 6
            Accessible.name: qsTr("Letters one octave higher")
            onClicked: panel.computerKeyboard.octave += 1
        }
        SmallButton {
            objectName: "pedalButton"
            text: qsTr("Pedal")
            checkable: true
            checked: panel.app.live.damperDown
            onToggled: panel.app.live.setDamper(checked)
        }
        SmallButton {
            objectName: "startOver"
            text: qsTr("Start over")
            enabled: !panel.app.live.empty
            Accessible.description: qsTr("Keeps what you played and begins an empty take")
            onClicked: panel.app.live.startOver()
        }
    }
    PianoKeysItem {
        objectName: "pianoKeys"
        Layout.fillWidth: true
        implicitHeight: Theme.px(Theme.stacked ? 64 : 104)
        live: panel.app.live
        heard: panel.app.heard
        letters: panel.computerKeyboard
        palette: RollColours {}
        Accessible.role: Accessible.Pane
        Accessible.name: qsTr("Piano keys, A0 to C8")
        Accessible.description: qsTr("Play them with the mouse or with the computer keyboard")
    }
}
