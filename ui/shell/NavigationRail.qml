// SPDX-License-Identifier: Apache-2.0
// The screens of the window, one below the other.
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic as Controls

Rectangle {
    id: rail

    property string screen: Screens.all[0].name

    implicitWidth: Theme.railWidth
    color: Theme.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Screens")

    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.outline
    }
    Controls.ButtonGroup { id: group }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.small
        spacing: Theme.small

        Repeater {
            model: Screens.all

            RailButton {
                required property var modelData

                objectName: modelData.name + "Tab"
                Layout.fillWidth: true
                text: modelData.title
                sign: modelData.icon
                checkable: true
                checked: rail.screen === modelData.name
                Controls.ButtonGroup.group: group
                Accessible.description: modelData.shortcut
                onClicked: rail.screen = modelData.name

                Shortcut { sequences: [modelData.shortcut]; onActivated: rail.screen = modelData.name }
            }
        }
        Item { Layout.fillHeight: true }
    }
}
