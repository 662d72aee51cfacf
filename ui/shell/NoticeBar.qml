// SPDX-License-Identifier: Apache-2.0
// What went wrong or was done, in one sentence, until it is dismissed; then the next that waits.
import QtQuick
import QtQuick.Layouts

Card {
    id: notice

    property string text: ""
    property int waiting: 0 ///< notices behind this one
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
        CaptionText {
            objectName: "noticesWaiting"
            visible: notice.waiting > 0
            text: qsTr("%n more", "", notice.waiting)
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
