// SPDX-License-Identifier: Apache-2.0
// What exactly will change on the piano; afterwards what did, and what proves it.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: page

    required property PushModel push
    readonly property bool done: push.state === PushModel.Sent || push.state === PushModel.Undone
    readonly property var shownChanges: done ? push.changes : push.plannedChanges
    readonly property var shownLosses: done ? push.losses : push.plannedLosses

    spacing: Theme.medium

    ColumnLayout {
        spacing: Theme.tiny

        CaptionText { text: qsTr("Send to") }
        ComboBox {
            objectName: "outputPicker"
            Layout.fillWidth: true
            accessibleName: qsTr("Port to send to")
            placeholder: page.push.outputs.length ? qsTr("Choose a port") : qsTr("No piano to send to")
            enabled: page.push.outputs.length > 0
            model: page.push.outputs
            currentIndex: page.push.outputs.indexOf(page.push.output)
            onActivated: index => page.push.output = page.push.outputs[index]
        }
    }
    ColumnLayout {
        spacing: Theme.tiny

        CaptionText { text: page.push.recognised ? qsTr("Piano, recognised by its name") : qsTr("Piano") }
        ComboBox {
            objectName: "keyboardPicker"
            Layout.fillWidth: true
            accessibleName: qsTr("Piano model")
            placeholder: qsTr("Choose the model")
            model: page.push.keyboards
            currentIndex: page.push.keyboard
            onActivated: index => page.push.keyboard = index
        }
    }
    ColumnLayout {
        visible: page.push.keyboard >= 0
        spacing: Theme.small

        Heading {
            text: !page.done ? qsTr("This will change") : page.push.state === PushModel.Sent ? qsTr("This changed")
                                                                                               : qsTr("This was put back")
        }
        Repeater {
            model: page.shownChanges

            BulletText {
                required property string modelData
                text: modelData
            }
        }
        CaptionText {
            visible: page.shownChanges.length === 0
            text: qsTr("Nothing")
        }
    }
    ColumnLayout {
        visible: page.push.keyboard >= 0 && page.shownLosses.length > 0
        spacing: Theme.small

        Heading { text: qsTr("This piano cannot do all of it") }
        Repeater {
            model: page.shownLosses

            BulletText {
                required property string modelData
                text: modelData
            }
        }
    }
    CaptionText {
        Layout.fillWidth: true
        visible: page.push.keepable
        wrapMode: Text.WordWrap
        text: qsTr("Your piano goes back to what it was when ATOS MIDI closes, unless you keep this tone.")
    }
    CaptionText {
        Layout.fillWidth: true
        visible: page.push.keyboard >= 0
        wrapMode: Text.WordWrap
        text: qsTr("Volume, tuning and the piano's own memory are never touched.")
    }
}
