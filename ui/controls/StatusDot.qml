// SPDX-License-Identifier: Apache-2.0
// A state with its words: a full dot is well, a ring lacks something.
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: status

    required property string text
    required property bool well
    property bool signOnly: false ///< its words only when it is pointed at

    spacing: Theme.small
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Rectangle {
        implicitWidth: Theme.px(status.signOnly ? 16 : 8)
        implicitHeight: implicitWidth
        radius: width / 2
        color: status.well ? Theme.accent : "transparent"
        border.color: status.well ? Theme.accent : Theme.muted
        border.width: 1.5
        HoverHandler { id: pointed }
        HintTip { shown: pointed.hovered && status.signOnly; text: status.text }
    }
    CaptionText {
        visible: !status.signOnly
        Layout.fillWidth: true
        text: status.text
        elide: Text.ElideRight
        HoverHandler { id: hover }
        HintTip { shown: hover.hovered && parent.truncated; text: status.text }
    }
}
