// SPDX-License-Identifier: Apache-2.0
// Asked once, with the first tone: headphones or loudspeakers; the answer moves how much room a tone gets.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: question

    required property SettingsModel settings

    objectName: "listeningQuestion"
    spacing: Theme.tiny

    CaptionText {
        Layout.fillWidth: true
        text: qsTr("How do you hear your piano? It decides how much room the tone gets.")
        wrapMode: Text.WordWrap
    }
    RowLayout {
        spacing: Theme.small

        SmallButton {
            objectName: "headphonesButton"
            text: qsTr("Headphones")
            onClicked: question.settings.listening = "headphones"
        }
        SmallButton {
            objectName: "loudspeakersButton"
            text: qsTr("Loudspeakers")
            onClicked: question.settings.listening = "loudspeakers"
        }
    }
}
