// SPDX-License-Identifier: Apache-2.0
// Pen, eraser, stamps, and the way back.
import QtQuick
import QtQuick.Controls.Basic as Controls
import Atos

Flow {
    id: tools

    required property DrawModel drawing
    signal pictureRequested

    spacing: Theme.small

    Controls.ButtonGroup { id: kinds }
    ActionButton {
        objectName: "pen"
        text: qsTr("Pen")
        checkable: true
        checked: !tools.drawing.erasing
        Controls.ButtonGroup.group: kinds
        onClicked: tools.drawing.erasing = false
    }
    ActionButton {
        objectName: "eraser"
        text: qsTr("Eraser")
        checkable: true
        checked: tools.drawing.erasing
        Controls.ButtonGroup.group: kinds
        onClicked: tools.drawing.erasing = true
    }
    Repeater {
        model: [{ stamp: DrawModel.Wave, text: qsTr("Wave") }, { stamp: DrawModel.Mountain, text: qsTr("Mountain") },
                { stamp: DrawModel.Heart, text: qsTr("Heart") }, { stamp: DrawModel.Star, text: qsTr("Star") }]

        ActionButton {
            required property var modelData

            objectName: "stamp" + modelData.stamp
            quiet: true
            text: modelData.text
            Accessible.name: qsTr("Stamp: %1").arg(modelData.text)
            onClicked: tools.drawing.stamp(modelData.stamp)
        }
    }
    ActionButton {
        objectName: "openPicture"
        text: qsTr("Picture…")
        Accessible.name: qsTr("Open a picture to draw from")
        onClicked: tools.pictureRequested()
    }
    ActionButton {
        objectName: "undoStroke"
        text: qsTr("Undo")
        enabled: tools.drawing.undoable
        onClicked: tools.drawing.undo()
    }
    ActionButton {
        objectName: "clearSketch"
        text: qsTr("Clear")
        enabled: !tools.drawing.empty
        onClicked: tools.drawing.clear()
    }
}
