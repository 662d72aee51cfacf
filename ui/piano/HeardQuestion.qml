// SPDX-License-Identifier: Apache-2.0
// Once, twice or not at all: what each answer means, and what to do. Only the player can hear it.
import QtQuick
import QtQuick.Controls.Basic as Controls
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: question

    required property PianoCheckModel check

    spacing: Theme.small

    Flow {
        Layout.fillWidth: true
        spacing: Theme.small

        Controls.ButtonGroup { id: answers }
        Repeater {
            model: [{ name: "heardOnce", heard: PianoCheckModel.Once, text: qsTr("Once") },
                    { name: "heardTwice", heard: PianoCheckModel.Twice, text: qsTr("Twice") },
                    { name: "heardNever", heard: PianoCheckModel.Never, text: qsTr("Not at all") }]

            ActionButton {
                required property var modelData

                objectName: modelData.name
                text: modelData.text
                checkable: true
                checked: question.check.heard === modelData.heard
                Controls.ButtonGroup.group: answers
                Accessible.name: qsTr("How often I hear each note: %1").arg(text)
                onClicked: question.check.say(modelData.heard)
            }
        }
    }
    BodyText {
        objectName: "heardAdvice"
        Layout.fillWidth: true
        visible: text !== ""
        text: question.check.advice
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    ActionButton {
        objectName: "heardRemedy"
        visible: question.check.remedy !== ""
        text: question.check.remedy
        onClicked: question.check.remedyNow()
    }
}
