// SPDX-License-Identifier: Apache-2.0
// The folders on the way, each to be pressed; the last is where one is, and it is the one in sight.
import QtQuick
import Atos

ListView {
    id: steps

    required property FileBrowser browser

    objectName: "pathSteps"
    implicitHeight: Theme.controlHeight
    clip: true
    orientation: ListView.Horizontal
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    keyNavigationEnabled: true
    highlightMoveDuration: 0
    model: browser.steps
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Folder: %1").arg(browser.folder)

    function showEnd() {
        currentIndex = count - 1;
        positionViewAtEnd();
    }
    function go() {
        if (currentItem)
            browser.goTo(currentItem.modelData.path);
    }

    onModelChanged: Qt.callLater(showEnd)
    Keys.onReturnPressed: go()
    Keys.onEnterPressed: go()
    Keys.onSpacePressed: go()

    delegate: Rectangle {
        id: step

        required property int index
        required property var modelData
        readonly property bool last: index === steps.count - 1

        objectName: "step" + index
        width: Math.min(label.implicitWidth + 2 * Theme.small, Math.max(Theme.px(120), steps.width / 2))
        height: steps.height
        radius: Theme.radius
        color: hover.hovered ? Theme.raised : "transparent"
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Go to %1").arg(modelData.title)
        Accessible.onPressAction: steps.browser.goTo(modelData.path)

        BodyText {
            id: label
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.small
            width: parent.width - 2 * Theme.small
            text: step.modelData.title + (step.last || step.modelData.title === "/" ? "" : "  ›")
            color: step.last ? Theme.text : Theme.muted
            font.weight: step.last ? Font.DemiBold : Font.Normal
            elide: Text.ElideMiddle
            Accessible.ignored: true
        }
        FocusRing { anchors.margins: 2; shown: steps.activeFocus && steps.currentIndex === step.index }
        HoverHandler { id: hover }
        TapHandler { onTapped: steps.browser.goTo(step.modelData.path) }
    }
}
