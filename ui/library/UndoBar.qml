// SPDX-License-Identifier: Apache-2.0
// The way back after a deletion, and after many takes were changed at once.
import QtQuick
import QtQuick.Layouts
import Atos

Card {
    id: bar

    required property LibraryModel library

    visible: library.undoable !== ""
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
            objectName: "undoSentence"
            Layout.fillWidth: true
            text: bar.library.undoable
            elide: Text.ElideMiddle
        }
        ActionButton {
            objectName: "undoButton"
            text: qsTr("Undo")
            Accessible.name: qsTr("Take back what was done to the takes")
            onClicked: bar.library.undo()
        }
        ActionButton {
            quiet: true
            text: qsTr("Close")
            onClicked: bar.library.dismissUndo()
        }
    }
}
