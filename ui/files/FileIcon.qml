// SPDX-License-Identifier: Apache-2.0
// A folder with its tab, or a sheet of paper.
import QtQuick

Item {
    id: icon

    required property bool folder
    readonly property real unit: Theme.scale * Theme.textSize

    implicitWidth: 18 * unit
    implicitHeight: 16 * unit

    Rectangle {
        visible: icon.folder
        y: 2 * icon.unit
        width: 8 * icon.unit
        height: 5 * icon.unit
        radius: 2
        color: Theme.muted
    }
    Rectangle {
        x: icon.folder ? 0 : 3 * icon.unit
        y: icon.folder ? 4 * icon.unit : 0
        width: icon.folder ? parent.width : 12 * icon.unit
        height: icon.folder ? 11 * icon.unit : parent.height
        radius: 2
        color: icon.folder ? Theme.muted : "transparent"
        border.color: Theme.muted
        border.width: 1.2
    }
}
