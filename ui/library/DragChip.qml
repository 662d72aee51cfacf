// SPDX-License-Identifier: Apache-2.0
// A file that can be dragged out of the window.
import QtQuick
import QtQuick.Layouts

Rectangle {
    id: chip

    required property url file

    implicitHeight: Theme.controlHeight
    radius: Theme.radius
    color: hover.hovered || drag.active ? Theme.raised : "transparent"
    border.color: Theme.outline
    Accessible.ignored: true // Export does the same by keyboard

    Drag.active: drag.active
    Drag.dragType: Drag.Automatic
    Drag.supportedActions: Qt.CopyAction
    Drag.mimeData: ({ "text/uri-list": file })

    HoverHandler {
        id: hover
        cursorShape: Qt.OpenHandCursor
    }
    DragHandler {
        id: drag
        target: null
    }
    CaptionText {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.medium
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("Drag from here to a folder or program")
        elide: Text.ElideRight
    }
}
