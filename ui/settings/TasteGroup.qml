// SPDX-License-Identifier: Apache-2.0
// What was learnt of the player's taste, and the way to forget it.
import QtQuick
import QtQuick.Layouts
import Atos

SettingsGroup {
    id: group

    required property TasteModel taste

    title: qsTr("What you like")

    BodyText {
        objectName: "tasteSummary"
        Layout.fillWidth: true
        text: group.taste.summary
        wrapMode: Text.WordWrap
    }
    CaptionText {
        Layout.fillWidth: true
        text: qsTr("Learnt from pairs of tones after Calibrate (Which do you like?), and kept on this computer only.")
        wrapMode: Text.WordWrap
    }
    ActionButton {
        objectName: "forgetTaste"
        enabled: group.taste.answers > 0
        text: qsTr("Forget it")
        Accessible.name: qsTr("Forget what I like")
        onClicked: group.taste.forget()
    }
}
