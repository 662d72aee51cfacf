// SPDX-License-Identifier: Apache-2.0
// Names a new folder. It stays until there is one, and says why there is none.
import QtQuick
import QtQuick.Layouts
import Atos

SheetPopup {
    id: sheet

    required property FileBrowser browser

    width: Math.min(Theme.px(460 * Theme.textSize), parent ? parent.width - 2 * Theme.large : 0)
    name: qsTr("New folder")
    onAboutToShow: box.text = ""
    onOpened: box.forceActiveFocus(Qt.PopupFocusReason)

    Connections {
        target: sheet.browser
        enabled: sheet.opened
        function onShown() { sheet.close(); }
    }
    contentItem: ColumnLayout {
        spacing: Theme.medium

        TextField {
            id: box
            objectName: "newFolderName"
            Layout.fillWidth: true
            label: qsTr("Name of the new folder")
            placeholderText: label
            onAccepted: sheet.browser.makeFolder(text)
        }
        FileProblem {
            Layout.fillWidth: true
            text: sheet.browser.problem
        }
        RowLayout {
            spacing: Theme.small

            Item { Layout.fillWidth: true }
            ActionButton {
                text: qsTr("Cancel")
                Accessible.name: qsTr("Make no folder")
                onClicked: sheet.close()
            }
            ActionButton {
                objectName: "makeFolder"
                primary: true
                text: qsTr("Make the folder")
                onClicked: sheet.browser.makeFolder(box.text)
            }
        }
    }
}
