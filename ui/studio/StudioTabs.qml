// SPDX-License-Identifier: Apache-2.0
// The ways of making music that the Studio has.
import QtQuick
import QtQuick.Controls.Basic as Controls

Row {
    id: tabs

    required property var pages ///< { name, text }
    property string page: pages[0].name

    spacing: Theme.small
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Ways of making music")

    Controls.ButtonGroup { id: group }
    Repeater {
        model: tabs.pages

        ActionButton {
            required property var modelData

            objectName: modelData.name + "Page"
            text: modelData.text
            checkable: true
            checked: tabs.page === modelData.name
            Controls.ButtonGroup.group: group
            Accessible.role: Accessible.PageTab
            Accessible.checked: checked
            onClicked: tabs.page = modelData.name
        }
    }
}
