// SPDX-License-Identifier: Apache-2.0
import QtQuick

PressButton {
    id: button

    property bool primary: false
    property bool quiet: false ///< without a frame until hovered

    readonly property color ink: primary ? Theme.accentInk : checked ? Theme.accent : Theme.text

    implicitHeight: Theme.controlHeight
    implicitWidth: Math.max(implicitHeight, label.implicitWidth + 2 * Theme.medium)
    opacity: enabled ? 1 : 0.45
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    font.weight: primary ? Font.DemiBold : Font.Medium

    Accessible.role: Accessible.Button
    Accessible.name: text

    contentItem: Text {
        id: label
        text: button.text
        font: button.font
        color: button.ink
        textFormat: Text.PlainText
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: Theme.radius
        color: button.primary ? Theme.accent : button.checked ? Theme.accentSoft
             : button.quiet && !button.hovered ? "transparent" : Theme.raised
        border.color: button.checked ? Theme.accent : button.quiet || button.primary ? "transparent" : Theme.outline
        border.width: 1

        Rectangle {
            anchors.fill: parent
            radius: parent.radius
            color: button.primary ? Theme.accentInk : Theme.text
            opacity: !button.enabled ? 0 : button.down ? 0.14 : button.hovered ? 0.06 : 0
            Behavior on opacity { NumberAnimation { duration: Theme.quick } }
        }
        FocusRing { shown: button.visualFocus }
    }
}
