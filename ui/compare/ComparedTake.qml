// SPDX-License-Identifier: Apache-2.0
// One take of a comparison: its line's colour and dashes, its numbers, and what differs from the first.
import QtQuick
import QtQuick.Layouts

Card {
    id: card

    required property int index
    required property var take
    signal compareWithRequested

    implicitHeight: content.implicitHeight + 2 * Theme.medium
    border.color: hover.hovered ? Theme.takeColours[index] : Theme.outline

    HoverHandler { id: hover }
    readonly property alias hovered: hover.hovered

    ColumnLayout {
        id: content
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.medium
        spacing: Theme.small

        RowLayout {
            spacing: Theme.small

            CurveChart {
                Layout.alignment: Qt.AlignVCenter
                Layout.preferredWidth: Theme.px(36)
                Layout.preferredHeight: Theme.px(8)
                implicitHeight: Theme.px(8)
                ground: false
                curves: Array(card.index).fill([]).concat([[Qt.point(0, 0.5), Qt.point(1, 0.5)]])
                Accessible.ignored: true
            }
            Heading {
                objectName: "comparedTitle" + card.index
                Layout.fillWidth: true
                text: card.take.title
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                maximumLineCount: 2
                elide: Text.ElideRight
            }
        }
        RowLayout {
            spacing: Theme.small

            CaptionText {
                Layout.fillWidth: true
                text: card.index === 0 ? qsTr("What the others are compared with") : card.take.relation
                wrapMode: Text.WordWrap
            }
            SmallButton {
                objectName: "compareWith" + card.index
                Layout.alignment: Qt.AlignTop
                visible: card.index > 0
                text: qsTr("Compare with this")
                Accessible.name: qsTr("Compare the others with %1").arg(card.take.title)
                onClicked: card.compareWithRequested()
            }
        }
        Repeater {
            model: card.take.differences

            BulletText {
                required property string modelData
                text: modelData
            }
        }
        CaptionText {
            Layout.fillWidth: true
            visible: card.index > 0 && card.take.differences.length === 0
            text: qsTr("No difference that would be heard")
        }
        CaptionText {
            Layout.fillWidth: true
            text: card.take.axes.map(axis => axis.title + " " + axis.text).join("  ·  ")
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }
    }
}
