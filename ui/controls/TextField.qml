// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic as Controls

Controls.TextField {
    id: box

    required property string label ///< for screen readers
    property bool captioned: false ///< the label stands in the box too

    /// A long text shows its beginning, unless somebody writes in it.
    function showBeginning() {
        if (activeFocus)
            return;
        cursorPosition = 0;
        ensureVisible(0);
    }
    onTextChanged: showBeginning()
    onWidthChanged: showBeginning()
    onActiveFocusChanged: showBeginning()

    implicitHeight: Theme.controlHeight
    leftPadding: captioned ? Theme.medium + Theme.px(72 * Math.max(1, Theme.textSize)) : Theme.medium
    rightPadding: Theme.medium
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    color: Theme.text
    placeholderTextColor: Theme.muted
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    maximumLength: 500
    selectByMouse: true
    Accessible.name: label
    CaptionText {
        visible: box.captioned
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.medium
        text: box.label
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Theme.radius
        color: Theme.background
        border.color: box.activeFocus ? Theme.accent : Theme.outline
        border.width: box.activeFocus ? Theme.focusWidth : 1
    }
}
