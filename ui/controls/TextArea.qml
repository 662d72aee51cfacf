// SPDX-License-Identifier: Apache-2.0
// Several lines of text.
import QtQuick
import QtQuick.Controls.Basic as Controls

Controls.ScrollView {
    id: view

    required property string label ///< for screen readers
    property alias text: area.text
    property alias placeholder: area.placeholderText
    readonly property bool editing: area.activeFocus
    signal edited

    implicitHeight: Theme.px(120)
    contentWidth: availableWidth
    background: Rectangle {
        radius: Theme.radius
        color: Theme.background
        border.color: area.activeFocus ? Theme.accent : Theme.outline
        border.width: area.activeFocus ? Theme.focusWidth : 1
    }

    Controls.TextArea {
        id: area
        objectName: view.objectName + "Area"
        leftPadding: Theme.medium
        rightPadding: Theme.medium
        topPadding: Theme.small
        font.family: Theme.family
        font.pixelSize: Theme.bodySize
        color: Theme.text
        placeholderTextColor: Theme.muted
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        selectByMouse: true
        Accessible.name: view.label
        KeyNavigation.priority: KeyNavigation.BeforeItem
        Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        onActiveFocusChanged: if (!activeFocus) view.edited()
    }
}
