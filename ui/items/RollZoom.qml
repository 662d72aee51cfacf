// SPDX-License-Identifier: Apache-2.0
// Closer, further and all of a roll, in its corner as long as there is room.
import QtQuick
import Atos

Row {
    id: zoom

    required property ScrollingRollItem roll
    readonly property bool fits: roll.width >= 4 * implicitWidth && roll.height >= 4 * implicitHeight

    anchors.right: parent.right
    anchors.top: parent.top
    anchors.margins: Theme.tiny
    spacing: Theme.tiny
    visible: fits && (roll.zoomableIn || roll.zoomableOut)

    SmallButton {
        objectName: zoom.roll.objectName + "Further"
        enabled: zoom.roll.zoomableOut
        text: "−"
        Accessible.name: qsTr("Show more of the music")
        onClicked: zoom.roll.zoomBy(1 / 1.5)
    }
    SmallButton {
        objectName: zoom.roll.objectName + "Closer"
        enabled: zoom.roll.zoomableIn
        text: "+"
        Accessible.name: qsTr("Show the music closer")
        onClicked: zoom.roll.zoomBy(1.5)
    }
    SmallButton {
        objectName: zoom.roll.objectName + "All"
        enabled: zoom.roll.zoomableOut
        text: qsTr("All")
        Accessible.name: qsTr("Show all of the music")
        onClicked: zoom.roll.showAll()
    }
}
