// SPDX-License-Identifier: Apache-2.0
// The phrase that A and B are heard on, with its playhead; a click goes on from there.
import QtQuick
import Atos

Rectangle {
    id: strip

    required property AuditionModel audition

    implicitHeight: Theme.px(44)
    color: Theme.rollLane
    border.color: Theme.outline
    radius: Theme.radius / 2
    activeFocusOnTab: audition.ready
    Accessible.role: Accessible.Slider
    Accessible.name: qsTr("The phrase, at %1 of %2 seconds").arg(audition.position.toFixed(0)).arg(audition.seconds.toFixed(0))
    Accessible.focusable: true
    Keys.onLeftPressed: audition.position -= 1
    Keys.onRightPressed: audition.position += 1

    RollPictureItem {
        anchors.fill: parent
        anchors.margins: 1
        music: strip.audition
        palette: RollColours {}
        opacity: strip.audition.ready ? 1 : 0.4
    }
    Rectangle {
        objectName: "phrasePlayhead"
        visible: strip.audition.ready
        x: Math.round(strip.audition.position / Math.max(0.1, strip.audition.seconds) * (parent.width - width))
        width: 2
        height: parent.height
        color: Theme.accent
    }
    TapHandler {
        enabled: strip.audition.ready
        onTapped: point => strip.audition.position = point.position.x / strip.width * strip.audition.seconds
    }
    FocusRing { shown: strip.activeFocus }
}
