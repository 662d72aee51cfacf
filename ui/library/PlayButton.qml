// SPDX-License-Identifier: Apache-2.0
// A triangle plays, a square stops.
import QtQuick

PressButton {
    id: button

    required property bool playing

    implicitWidth: Theme.px(32)
    implicitHeight: Theme.px(32)
    Accessible.role: Accessible.Button
    Accessible.name: playing ? qsTr("Stop this take") : qsTr("Play this take")
    onPlayingChanged: sign.requestPaint()

    contentItem: Item {
        Canvas {
            id: sign
            anchors.centerIn: parent
            width: Theme.px(14)
            height: width
            onPaint: {
                const context = getContext("2d");
                context.reset();
                context.fillStyle = button.playing ? Theme.accent : Theme.text;
                context.beginPath();
                if (button.playing) {
                    context.rect(width * 0.1, height * 0.1, width * 0.8, height * 0.8);
                } else {
                    context.moveTo(width * 0.15, 0);
                    context.lineTo(width * 0.95, height / 2);
                    context.lineTo(width * 0.15, height);
                }
                context.fill();
            }
            Connections {
                target: Theme
                function onDarkChanged() { sign.requestPaint(); }
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: button.hovered ? Theme.raised : "transparent"
        border.color: button.hovered || button.playing ? Theme.outline : "transparent"
        FocusRing { shown: button.visualFocus }
    }
    HintTip { shown: button.hovered; text: button.playing ? qsTr("Stop (Space)") : qsTr("Play (Space)") }
}
