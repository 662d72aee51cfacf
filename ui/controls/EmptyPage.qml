// SPDX-License-Identifier: Apache-2.0
// What a screen says when it has nothing to show, and what to do about it.
import QtQuick
import QtQuick.Layouts

ColumnLayout {
    id: page

    required property string title
    required property string sentence
    property string action: ""
    signal activated

    spacing: Theme.medium

    BodyText {
        objectName: page.objectName + "Title"
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        text: page.title
        font.pixelSize: Theme.titleSize
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    BodyText {
        objectName: page.objectName + "Sentence"
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        color: Theme.muted
        text: page.sentence
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    ActionButton {
        objectName: page.objectName + "Action"
        Layout.alignment: Qt.AlignHCenter
        visible: page.action !== ""
        text: page.action
        onClicked: page.activated()
    }
}
