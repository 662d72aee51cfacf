// SPDX-License-Identifier: Apache-2.0
// One question about the style: bars with their shares, or why there is no answer.
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: row

    required property var head
    required property var bars ///< those of the head to show

    spacing: Theme.medium
    Accessible.role: Accessible.StaticText
    Accessible.name: head.sentence

    CaptionText {
        Layout.preferredWidth: Theme.px(76)
        Layout.alignment: Qt.AlignTop
        text: row.head.title
        Accessible.ignored: true
    }
    CaptionText {
        Layout.fillWidth: true
        visible: row.head.abstained
        text: row.head.reason
        font.italic: true
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }
    ColumnLayout {
        Layout.fillWidth: true
        visible: !row.head.abstained
        spacing: Theme.tiny

        Repeater {
            model: row.bars

            RowLayout {
                id: bar
                required property int index
                required property var modelData

                spacing: Theme.small

                CaptionText {
                    Layout.preferredWidth: Theme.px(130)
                    text: bar.modelData.label
                    color: Theme.text
                    font.weight: bar.index === 0 ? Font.DemiBold : Font.Normal
                    elide: Text.ElideRight
                    Accessible.ignored: true
                }
                Rectangle {
                    Layout.fillWidth: true
                    implicitHeight: Theme.px(8)
                    radius: height / 2
                    color: Theme.raised

                    Rectangle {
                        width: Math.max(height, parent.width * bar.modelData.share)
                        height: parent.height
                        radius: height / 2
                        color: bar.index === 0 ? Theme.accent : Theme.muted
                    }
                }
                CaptionText {
                    Layout.preferredWidth: Theme.px(44)
                    horizontalAlignment: Text.AlignRight
                    text: bar.modelData.shareText
                    Accessible.ignored: true
                }
            }
        }
    }
}
