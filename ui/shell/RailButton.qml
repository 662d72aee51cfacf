// SPDX-License-Identifier: Apache-2.0
// The way to one screen: a drawn sign with its word below.
import QtQuick

PressButton {
    id: button

    required property string sign ///< SVG path data on a grid of 24

    readonly property color ink: checked ? Theme.accent : hovered ? Theme.text : Theme.muted

    implicitHeight: Theme.px(44 + 20 * Math.max(1, Theme.textSize))
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    onInkChanged: picture.requestPaint()

    contentItem: Item {
        Canvas {
            id: picture
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.px(6)
            width: Theme.px(24)
            height: width
            onPaint: {
                const context = getContext("2d");
                context.reset();
                context.scale(width / 24, width / 24);
                context.lineWidth = 1.7;
                context.lineCap = "round";
                context.lineJoin = "round";
                context.strokeStyle = button.ink;
                context.path = button.sign;
                context.stroke();
            }
        }
        CaptionText {
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.tiny
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: button.text
            color: button.ink
            font.weight: button.checked ? Font.DemiBold : Font.Normal
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: button.checked ? Theme.accentSoft : button.hovered ? Theme.raised : "transparent"
        Rectangle {
            visible: button.checked
            width: Theme.px(3)
            height: parent.height - 2 * Theme.medium
            anchors.verticalCenter: parent.verticalCenter
            radius: width / 2
            color: Theme.accent
        }
        FocusRing { shown: button.visualFocus }
    }
}
