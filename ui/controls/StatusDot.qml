// SPDX-License-Identifier: Apache-2.0
// A state with its words: a full dot is well, a ring lacks something.
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: status

    required property string text
    required property bool well

    spacing: Theme.small
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Rectangle {
        implicitWidth: Theme.px(8)
        implicitHeight: implicitWidth
        radius: width / 2
        color: status.well ? Theme.accent : "transparent"
        border.color: status.well ? Theme.accent : Theme.muted
        border.width: 1.5
    }
    CaptionText {
        Layout.fillWidth: true
        text: status.text
        elide: Text.ElideRight
        HoverHandler { id: hover }
        HintTip { shown: hover.hovered && parent.truncated; text: status.text }
    }
}
