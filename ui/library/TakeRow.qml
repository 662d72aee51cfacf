// SPDX-License-Identifier: Apache-2.0
// One take of the list.
import QtQuick
import QtQuick.Controls.Basic as Controls
import QtQuick.Layouts
import Atos

Controls.ItemDelegate {
    id: row

    required property int index
    required property var take
    property bool current: false
    required property bool picked
    signal starToggled
    signal pickToggled

    height: Theme.px(60)
    leftPadding: Theme.small
    rightPadding: Theme.medium
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: take.sentence
    Accessible.selected: current

    Keys.onSpacePressed: pickToggled() // the current row has the list's focus

    contentItem: RowLayout {
        spacing: Theme.small

        CheckBox {
            objectName: "tick" + row.index
            focusPolicy: Qt.NoFocus
            ticked: row.picked
            label: qsTr("Compare this take")
            hint: qsTr("Tick two to six to compare them")
            onClicked: row.pickToggled()
        }
        StarButton {
            objectName: "star" + row.index
            focusPolicy: Qt.NoFocus
            starred: row.take.starred
            onClicked: row.starToggled()
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            BodyText {
                objectName: "takeTitle" + row.index
                Layout.fillWidth: true
                text: row.take.title
                font.weight: Font.Medium
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            CaptionText {
                Layout.fillWidth: true
                text: [row.take.when, row.take.key, row.take.style, row.take.tags].filter(part => part !== "").join("  ·  ")
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
        CaptionText {
            visible: text !== ""
            Layout.maximumWidth: Theme.px(140)
            text: row.take.student
            color: Theme.text
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        BodyText {
            Layout.preferredWidth: Theme.px(52)
            horizontalAlignment: Text.AlignRight
            text: row.take.length
            color: Theme.muted
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: row.current ? Theme.accentSoft : row.hovered ? Theme.raised : "transparent"
        border.color: row.current ? Theme.accent : "transparent"
    }
}
