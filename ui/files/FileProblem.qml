// SPDX-License-Identifier: Apache-2.0
// What stands in the way, in one sentence.
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: line

    required property string text

    visible: text !== ""
    spacing: Theme.small
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Rectangle {
        implicitWidth: Theme.px(20 * Theme.textSize)
        implicitHeight: implicitWidth
        radius: width / 2
        color: Theme.accent

        BodyText {
            anchors.centerIn: parent
            text: "!"
            color: Theme.accentInk
            font.weight: Font.Bold
            Accessible.ignored: true
        }
    }
    BodyText {
        objectName: "fileProblem"
        Layout.fillWidth: true
        text: line.text
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        maximumLineCount: 3
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
