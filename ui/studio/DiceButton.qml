// SPDX-License-Identifier: Apache-2.0
// Another number by chance: a die that shows five.
import QtQuick
import Atos

SmallButton {
    id: button

    implicitWidth: implicitHeight
    contentItem: Item {
        Rectangle {
            id: die
            anchors.centerIn: parent
            width: Theme.px(18)
            height: width
            radius: Theme.px(4)
            color: "transparent"
            border.color: button.ink
            border.width: Theme.px(1.5)

            Repeater {
                model: [[0.28, 0.28], [0.72, 0.28], [0.5, 0.5], [0.28, 0.72], [0.72, 0.72]]

                Rectangle {
                    required property var modelData
                    width: Theme.px(3)
                    height: width
                    radius: width / 2
                    x: modelData[0] * die.width - width / 2
                    y: modelData[1] * die.height - height / 2
                    color: button.ink
                }
            }
        }
    }
}
