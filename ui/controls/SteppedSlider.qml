// SPDX-License-Identifier: Apache-2.0
// A slider with a few stops. It tells what was chosen; whoever owns the value decides.
import QtQuick
import QtQuick.Controls.Basic as Controls

Controls.Slider {
    id: slider

    required property string name
    required property int stops
    required property int stop
    signal chosen(int stop)

    from: 0
    to: stops - 1
    stepSize: 1
    snapMode: Controls.Slider.SnapAlways
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.controlHeight
    Accessible.name: qsTr("%1: %2 of %3").arg(name).arg(stop + 1).arg(stops)

    Binding on value { value: slider.stop }
    onPressedChanged: if (!pressed) chosen(Math.round(value))
    onMoved: if (!pressed) chosen(Math.round(value))

    background: Rectangle {
        x: slider.leftPadding
        y: slider.topPadding + slider.availableHeight / 2 - height / 2
        width: slider.availableWidth
        height: Theme.px(4)
        radius: height / 2
        color: Theme.outline
        Rectangle {
            width: slider.visualPosition * parent.width
            height: parent.height
            radius: parent.radius
            color: Theme.accent
        }
    }
    handle: Rectangle {
        x: slider.leftPadding + slider.visualPosition * (slider.availableWidth - width)
        y: slider.topPadding + slider.availableHeight / 2 - height / 2
        width: Theme.px(20)
        height: width
        radius: width / 2
        color: Theme.accent
        FocusRing { shown: slider.visualFocus }
    }
}
