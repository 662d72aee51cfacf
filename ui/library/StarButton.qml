// SPDX-License-Identifier: Apache-2.0
// Full: kept for ever. Empty: kept as long as the rule says.
import QtQuick

PressButton {
    id: button

    required property bool starred

    implicitWidth: Theme.px(32)
    implicitHeight: Theme.px(32)
    Accessible.role: Accessible.CheckBox
    Accessible.name: qsTr("Star: keep this take for ever")
    Accessible.checkable: true
    Accessible.checked: starred
    onStarredChanged: star.requestPaint()

    contentItem: Item {
        Canvas {
            id: star
            anchors.centerIn: parent
            width: Theme.px(18)
            height: width
            onPaint: {
                const context = getContext("2d");
                context.reset();
                context.translate(width / 2, height / 2);
                context.beginPath();
                for (let i = 0; i < 10; ++i) {
                    const angle = i * Math.PI / 5 - Math.PI / 2;
                    const radius = (i % 2 ? 0.2 : 0.46) * width;
                    context.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
                }
                context.closePath();
                context.lineJoin = "round";
                context.lineWidth = Theme.px(1.3);
                context.strokeStyle = button.starred ? Theme.accent : Theme.muted;
                context.fillStyle = Theme.accent;
                if (button.starred)
                    context.fill();
                context.stroke();
            }
            Connections {
                target: Theme
                function onDarkChanged() { star.requestPaint(); }
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: button.hovered ? Theme.raised : "transparent"
        FocusRing { shown: button.visualFocus }
    }
    HintTip { shown: button.hovered; text: button.starred ? qsTr("Kept for ever") : qsTr("Keep for ever") }
}
