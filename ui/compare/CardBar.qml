// SPDX-License-Identifier: Apache-2.0
// What the teacher writes on the lesson card, and the card itself.
import QtQuick
import QtQuick.Layouts

RowLayout {
    id: bar

    readonly property alias remarks: box.text
    signal cardRequested

    spacing: Theme.small

    TextField {
        id: box
        objectName: "cardRemarks"
        Layout.fillWidth: true
        label: qsTr("Notes for the lesson card")
        placeholderText: qsTr("Notes for the next time…")
    }
    ActionButton {
        objectName: "cardButton"
        text: qsTr("Lesson card…")
        Accessible.name: qsTr("Save this comparison as a lesson card (PDF)")
        onClicked: bar.cardRequested()
    }
}
