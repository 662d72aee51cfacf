// SPDX-License-Identifier: Apache-2.0
// The screens of the window, one below the other.
import QtQuick
import QtQuick.Layouts
import QtQuick.Controls.Basic as Controls

Rectangle {
    id: rail

    property string screen: "calibrate"

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
            model: [
                { name: "calibrate", text: qsTr("Calibrate"), sign: "M3 5H21V19H3Z M9 14V19 M15 14V19 M7.5 5V14H10.5V5 M13.5 5V14H16.5V5" },
                { name: "library", text: qsTr("Library"), sign: "M4 6H20 M4 12H20 M4 18H13" },
                { name: "compare", text: qsTr("Compare"), sign: "M5 20V11 M12 20V4 M19 20V14" },
                { name: "studio", text: qsTr("Studio"), sign: "M3 12H5 M8 7V17 M12 3V21 M16 8V16 M20 11V13" },
                { name: "settings", text: qsTr("Settings"), sign: "M4 8H13 M17 8H20 M4 16H7 M11 16H20 M15 6V10 M9 14V18" }
            ]

            RailButton {
                required property var modelData
                required property int index

                objectName: modelData.name + "Tab"
                Layout.fillWidth: true
                text: modelData.text
                sign: modelData.sign
                checkable: true
                checked: rail.screen === modelData.name
                Controls.ButtonGroup.group: group
                Accessible.description: qsTr("Alt+%1").arg(index + 1)
                onClicked: rail.screen = modelData.name

                Shortcut { sequences: ["Alt+" + (index + 1)]; onActivated: rail.screen = modelData.name }
            }
        }
        Item { Layout.fillHeight: true }
    }
}
