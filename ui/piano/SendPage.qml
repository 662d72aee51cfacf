// SPDX-License-Identifier: Apache-2.0
// What changes on the piano, before and after, as its own panel shows it; afterwards what did.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: page

    required property PushModel push
    readonly property bool done: push.state === PushModel.Sent || push.state === PushModel.Undone
    readonly property var shownChanges: done ? push.changes : push.plannedChanges
    property bool everyLoss: false
    readonly property var shownLosses: done ? push.losses : push.plannedLosses

    spacing: Theme.medium

    ColumnLayout {
        visible: page.push.keyboard >= 0
        spacing: Theme.small

        RowLayout {
            spacing: Theme.small

            Heading {
                Layout.fillWidth: true
                visible: page.done || page.shownChanges.length > 0
                text: !page.done ? qsTr("This will change") : page.push.state === PushModel.Sent ? qsTr("This changed")
                                                                                                   : qsTr("This was put back")
            }
            CaptionText {
                visible: page.push.looking
                text: qsTr("Asking the piano…")
            }
        }
        Repeater {
            model: page.shownChanges

            ChangeRow {
                required property int index
                required property var modelData

                objectName: "change" + index
                Layout.fillWidth: true
                change: modelData
            }
        }
        BodyText {
            objectName: "nothingChanges"
            Layout.fillWidth: true
            visible: page.done && page.shownChanges.length === 0 // before, the bar below says it
            text: qsTr("Nothing had to change.")
            wrapMode: Text.WordWrap
        }
        RowLayout {
            visible: page.shownLosses.length > 0
            spacing: Theme.small

            CaptionText {
                objectName: "lossLine"
                Layout.fillWidth: true
                text: page.everyLoss ? page.shownLosses.join(" ") : page.push.lossLine
                wrapMode: Text.WordWrap
            }
            SmallButton {
                objectName: "everyLoss"
                Layout.alignment: Qt.AlignTop
                quiet: true
                text: page.everyLoss ? qsTr("Less") : qsTr("More")
                Accessible.name: page.everyLoss ? qsTr("Only in one line") : qsTr("What this piano cannot do, in full")
                onClicked: page.everyLoss = !page.everyLoss
            }
        }
    }
    GridLayout {
        columns: Theme.stacked ? 1 : 2
        columnSpacing: Theme.small
        rowSpacing: Theme.small

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

            CaptionText { text: page.push.recognised ? qsTr("Piano, known by its name") : qsTr("Piano") }
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
    }
    CaptionText {
        Layout.fillWidth: true
        Layout.bottomMargin: Theme.medium
        visible: page.push.keyboard >= 0
        wrapMode: Text.WordWrap
        text: page.push.keepable
              ? qsTr("Your piano goes back to what it was when ATOS MIDI closes, unless you keep this tone. Volume, tuning and its own memory are never touched.")
              : qsTr("Volume, tuning and the piano's own memory are never touched.")
    }
}
