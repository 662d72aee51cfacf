// SPDX-License-Identifier: Apache-2.0
// Where people keep files: each place is one press away.
import QtQuick
import QtQuick.Controls.Basic as Controls
import Atos

ListView {
    id: list

    required property FileBrowser browser
    signal chosen

    objectName: "placeList"
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    keyNavigationEnabled: true
    highlightMoveDuration: 0
    model: browser.places
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Places")

    function go(path: string) {
        browser.goTo(path);
        chosen();
    }

    Keys.onReturnPressed: if (currentItem) go(currentItem.modelData.path)
    Keys.onEnterPressed: if (currentItem) go(currentItem.modelData.path)
    Keys.onSpacePressed: if (currentItem) go(currentItem.modelData.path)

    delegate: Controls.ItemDelegate {
        id: row

        required property int index
        required property var modelData
        readonly property bool here: modelData.path === list.browser.folder

        objectName: "place" + index
        width: list.width
        height: Math.round(Theme.bodySize * 2.4)
        focusPolicy: Qt.NoFocus
        Accessible.role: Accessible.ListItem
        Accessible.name: modelData.title
        Accessible.selected: here
        onClicked: list.go(modelData.path)

        contentItem: BodyText {
            id: label
            text: row.modelData.title
            font.weight: row.here ? Font.DemiBold : Font.Normal
            verticalAlignment: Text.AlignVCenter
            elide: Text.ElideMiddle
            Accessible.ignored: true
        }
        background: Rectangle {
            radius: Theme.radius
            color: row.here ? Theme.accentSoft : row.hovered ? Theme.raised : "transparent"
            FocusRing { anchors.margins: 1; shown: list.activeFocus && list.currentIndex === row.index }
        }
        HintTip { shown: row.hovered && label.truncated; text: row.modelData.title }
    }
    Controls.ScrollBar.vertical: ThinScrollBar {}
}
