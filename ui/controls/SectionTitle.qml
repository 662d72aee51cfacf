// SPDX-License-Identifier: Apache-2.0
// The heading of a part of the answer, with a way to see more of it.
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: row

    required property string title
    property string action: ""
    property string actionName: action
    signal activated

    spacing: Theme.small

    Heading {
        Layout.fillWidth: true
        text: row.title
    }
    SmallButton {
        visible: row.action !== ""
        quiet: true
        text: row.action
        Accessible.name: row.actionName
        onClicked: row.activated()
    }
}
