// SPDX-License-Identifier: Apache-2.0
// From the answer to the piano and back. After sending, keeping comes first.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: bar

    required property PushModel push
    required property bool sending ///< the page with what will change is open
    required property bool stale   ///< the tone was found for other music than what is heard
    readonly property bool working: push.state === PushModel.Working
    readonly property bool sent: push.state === PushModel.Sent
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
    GridLayout {
        columns: Theme.stacked ? 2 : 6
        columnSpacing: Theme.small
        rowSpacing: Theme.small

        ActionButton {
            objectName: "keepButton"
            visible: bar.push.keepable
            Layout.fillWidth: true
            primary: true
            text: qsTr("Keep")
            Accessible.name: qsTr("Leave this tone on the piano when ATOS MIDI closes")
            onClicked: bar.push.keep()
        }
        ActionButton {
            objectName: "undoButton"
            visible: bar.push.undoable
            Layout.fillWidth: true
            text: qsTr("Undo")
            Accessible.name: qsTr("Put the piano back to what it was")
            onClicked: bar.push.undo()
        }
        ActionButton {
            objectName: "sendPageButton"
            visible: !bar.sending
            Layout.fillWidth: true
            primary: !bar.push.keepable
            enabled: !bar.stale
            text: bar.push.keepable ? qsTr("Details…") : qsTr("Send to the piano…")
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
            visible: bar.sending && !bar.sent
            enabled: bar.push.savable
            text: qsTr("Save…")
            Accessible.name: qsTr("Save the settings as a .syx file")
            onClicked: bar.saveRequested()
        }
        ActionButton {
            objectName: "sendButton"
            visible: bar.sending && !bar.sent
            Layout.fillWidth: true
            primary: !bar.working
            enabled: bar.working || (bar.push.obstacle === "" && !bar.stale)
            text: bar.working ? qsTr("Cancel") : qsTr("Send")
            onClicked: bar.working ? bar.push.cancel() : bar.push.send()
        }
    }
}
