// SPDX-License-Identifier: Apache-2.0
import QtQuick

PressButton {
    id: box

    required property bool ticked
    required property string label ///< for screen readers
    property string hint: ""

    implicitWidth: Theme.px(28)
    implicitHeight: Theme.px(28)
    Accessible.role: Accessible.CheckBox
    Accessible.name: label
    Accessible.checkable: true
    Accessible.checked: ticked

    contentItem: Item {
        Rectangle {
            anchors.centerIn: parent
            width: Theme.px(18)
            height: width
            radius: Theme.px(4)
            color: box.ticked ? Theme.accent : "transparent"
            border.color: box.ticked ? Theme.accent : Theme.muted
            border.width: 1.5

            BodyText {
                anchors.centerIn: parent
                visible: box.ticked
                text: "✓"
                color: Theme.accentInk
                font.pixelSize: Theme.smallSize
                font.weight: Font.Bold
                Accessible.ignored: true
            }
        }
    }
    background: FocusRing { shown: box.visualFocus }
    HintTip { shown: box.hovered && box.hint !== ""; text: box.hint }
}
