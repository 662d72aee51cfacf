// SPDX-License-Identifier: Apache-2.0
// A reason. Pointed at, or focused by the keyboard, it lights up the music that it rests on.
import QtQuick
import QtQuick.Layouts
import Atos

RowLayout {
    id: row

    required property var reason
    required property bool lit
    required property bool sourced ///< with where it comes from
    readonly property bool timed: reason.spans.length > 0
    signal pointedAt(bool pointed)

    spacing: Theme.small
    activeFocusOnTab: timed
    onActiveFocusChanged: pointedAt(activeFocus)
    Accessible.role: Accessible.StaticText
    Accessible.name: reason.sentence
    Accessible.description: timed ? qsTr("Its notes light up on the roll.") : ""
    Accessible.focusable: timed

    HoverHandler {
        enabled: row.timed
        onHoveredChanged: row.pointedAt(hovered)
    }
    Rectangle {
        objectName: "mark"
        Layout.fillHeight: true
        implicitWidth: Theme.px(3)
        radius: width / 2
        color: row.lit ? Theme.accent : row.timed ? Theme.outline : "transparent"
    }
    BulletText {
        text: row.reason.sentence
        source: row.sourced ? row.reason.source : ""
    }
}
