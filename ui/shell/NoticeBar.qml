// SPDX-License-Identifier: Apache-2.0
// What went wrong or was done, in one sentence, until it is dismissed.
import QtQuick
import QtQuick.Layouts

Card {
    id: notice

    property string text: ""
    signal dismissed

    visible: text !== ""
    implicitHeight: row.implicitHeight + 2 * Theme.small
    color: Theme.accentSoft
    border.color: Theme.accent
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: Theme.medium
        anchors.rightMargin: Theme.small
        spacing: Theme.medium

        BodyText {
            objectName: "noticeText"
            Layout.fillWidth: true
            text: notice.text
            wrapMode: Text.WordWrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }
        ActionButton {
            objectName: "dismissNotice"
            quiet: true
            text: qsTr("Close")
            Accessible.name: qsTr("Close this message")
            onClicked: notice.dismissed()
        }
    }
}
