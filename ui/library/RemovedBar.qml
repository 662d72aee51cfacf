// SPDX-License-Identifier: Apache-2.0
// The way back after a deletion.
import QtQuick
import QtQuick.Layouts
import Atos

Card {
    id: bar

    required property LibraryModel library

    visible: library.removed !== ""
    implicitHeight: row.implicitHeight + 2 * Theme.small
    color: Theme.raised
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence.text

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: Theme.medium
        anchors.rightMargin: Theme.small
        spacing: Theme.small

        BodyText {
            id: sentence
            Layout.fillWidth: true
            text: qsTr("“%1” was deleted.").arg(bar.library.removed)
            elide: Text.ElideMiddle
        }
        ActionButton {
            objectName: "undoRemoveButton"
            text: qsTr("Undo")
            Accessible.name: qsTr("Bring the deleted take back")
            onClicked: bar.library.undoRemove()
        }
        ActionButton {
            quiet: true
            text: qsTr("Close")
            onClicked: bar.library.dismissRemoved()
        }
    }
}
