// SPDX-License-Identifier: Apache-2.0
// The way from the keys to the ears: how long it takes, and whether a note comes by it once.
import QtQuick
import QtQuick.Layouts
import Atos

SettingsGroup {
    id: group

    required property AppModel app

    title: qsTr("From the keys to your ears")

    BodyText {
        objectName: "pianoAnswer"
        Layout.fillWidth: true
        text: group.app.pianoCheck.answer
        wrapMode: Text.WordWrap
    }
    BodyText {
        objectName: "soundDelay"
        Layout.fillWidth: true
        text: group.app.sound.delay
        wrapMode: Text.WordWrap
    }
    ActionButton {
        objectName: "askPiano"
        enabled: group.app.pianoCheck.askable
        text: qsTr("Ask the piano")
        Accessible.name: qsTr("Ask the piano how long it takes to answer")
        onClicked: group.app.pianoCheck.ask()
    }
    BodyText {
        Layout.fillWidth: true
        text: qsTr("Play a few notes. How often do you hear each of them?")
        wrapMode: Text.WordWrap
    }
    HeardQuestion {
        Layout.fillWidth: true
        check: group.app.pianoCheck
    }
}
