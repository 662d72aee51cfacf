// SPDX-License-Identifier: Apache-2.0
// Settings that belong together, under their title.
import QtQuick
import QtQuick.Layouts

Card {
    id: group

    required property string title
    default property alias content: column.data

    Layout.fillWidth: true
    implicitHeight: column.implicitHeight + 2 * Theme.medium

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.medium
        spacing: Theme.small

        Heading { text: group.title }
    }
}
