// SPDX-License-Identifier: Apache-2.0
// From the answer to the piano and back.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: bar

    required property PushModel push
    required property bool sending ///< the page with what will change is open
    readonly property bool working: push.state === PushModel.Working
    signal pageRequested(bool sending)
    signal saveRequested

    spacing: Theme.small

    BodyText {
        objectName: "pushSentence"
        Layout.fillWidth: true
        visible: text !== ""
        text: bar.push.sentence || (bar.sending ? bar.push.obstacle : "")
        wrapMode: Text.WordWrap
        color: bar.push.sentence ? Theme.text : Theme.muted
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    RowLayout {
        spacing: Theme.small

        ActionButton {
            objectName: "sendPageButton"
            visible: !bar.sending
            Layout.fillWidth: true
            primary: true
            text: qsTr("Send to the piano…")
            onClicked: bar.pageRequested(true)
        }
        ActionButton {
            objectName: "backButton"
            visible: bar.sending
            quiet: true
            text: qsTr("Back")
            onClicked: bar.pageRequested(false)
        }
        ActionButton {
            objectName: "saveButton"
            visible: bar.sending
            enabled: bar.push.savable
            text: qsTr("Save…")
            Accessible.name: qsTr("Save the settings as a .syx file")
            onClicked: bar.saveRequested()
        }
        ActionButton {
            objectName: "undoButton"
            visible: bar.push.undoable
            text: qsTr("Undo")
            Accessible.name: qsTr("Put the piano back to what it was")
            onClicked: bar.push.undo()
        }
        ActionButton {
            objectName: "keepButton"
            visible: bar.push.keepable
            text: qsTr("Keep")
            Accessible.name: qsTr("Leave this tone on the piano when ATOS MIDI closes")
            onClicked: bar.push.keep()
        }
        ActionButton {
            objectName: "sendButton"
            visible: bar.sending
            Layout.fillWidth: true
            primary: !bar.working
            enabled: bar.working || bar.push.obstacle === ""
            text: bar.working ? qsTr("Cancel") : qsTr("Send")
            onClicked: bar.working ? bar.push.cancel() : bar.push.send()
        }
    }
}
