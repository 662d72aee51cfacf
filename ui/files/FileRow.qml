// SPDX-License-Identifier: Apache-2.0
// One file or folder of the list.
import QtQuick
import QtQuick.Layouts
import Atos

Rectangle {
    id: row

    required property int index
    required property string name
    required property bool folder
    required property string size
    required property string changed
    required property bool picked
    required property string sentence
    property bool standing: false ///< the keyboard is on it
    property bool focused: false
    signal clicked(int modifiers)
    signal opened

    height: Math.round(Theme.bodySize * 2.3)
    radius: Theme.radius
    color: picked ? Theme.accentSoft : mouse.containsMouse ? Theme.raised : "transparent"
    border.color: focused ? Theme.accent : picked || standing ? Theme.outline : "transparent"
    border.width: focused ? Theme.focusWidth : 1
    Accessible.role: Accessible.ListItem
    Accessible.name: sentence
    Accessible.selected: picked
    Accessible.focused: focused
    Accessible.onPressAction: opened()

    MouseArea {
        id: mouse
        anchors.fill: parent
        hoverEnabled: true
        onClicked: event => row.clicked(event.modifiers)
        onDoubleClicked: row.opened()
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.small
        anchors.rightMargin: Theme.small
        spacing: Theme.small

        BodyText {
            Layout.preferredWidth: Theme.px(14 * Theme.textSize)
            text: row.picked ? "✓" : ""
            color: Theme.accent
            font.weight: Font.Bold
            Accessible.ignored: true
        }
        FileIcon { folder: row.folder }
        BodyText {
            id: label
            Layout.fillWidth: true
            text: row.name
            font.weight: row.folder ? Font.Medium : Font.Normal
            elide: Text.ElideMiddle
            Accessible.ignored: true
        }
        CaptionText {
            text: row.size
            Accessible.ignored: true
        }
        CaptionText {
            Layout.preferredWidth: widest.width
            horizontalAlignment: Text.AlignRight
            text: row.changed
            elide: Text.ElideRight
            Accessible.ignored: true
            TextMetrics {
                id: widest
                font.family: Theme.family
                font.pixelSize: Theme.smallSize
                text: qsTr("30 May 2000, 00:00")
            }
        }
    }
    HintTip { shown: mouse.containsMouse && label.truncated; text: row.name }
}
