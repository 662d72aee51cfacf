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
    required property bool playing
    required property real playedShare ///< 0..1
    signal playToggled
    signal starToggled
    signal pickToggled

    leftPadding: Theme.small
    rightPadding: Theme.medium
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: playing ? qsTr("%1, playing").arg(take.sentence) : take.sentence
    Accessible.selected: current

    Keys.onSpacePressed: event => event.modifiers & Qt.ControlModifier ? pickToggled() : playToggled() // the current row has the list's focus

    contentItem: RowLayout {
        spacing: Theme.small

        CheckBox {
            objectName: "tick" + row.index
            focusPolicy: Qt.NoFocus
            ticked: row.picked
            label: qsTr("Tick this take")
            hint: qsTr("Tick several to change them at once, or two to six to compare them (Ctrl+Space)")
            onClicked: row.pickToggled()
        }
        PlayButton {
            objectName: "play" + row.index
            focusPolicy: Qt.NoFocus
            playing: row.playing
            onClicked: row.playToggled()
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

        ProgressLine {
            objectName: "playing" + row.index
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.leftMargin: Theme.medium
            anchors.rightMargin: Theme.medium
            anchors.bottomMargin: 2
            height: Theme.px(3)
            visible: row.playing
            share: row.playedShare
        }
    }
}
