// SPDX-License-Identifier: Apache-2.0
// Which piano is listened to, and what this computer has: MIDI, sound. Choosing only listens.
import QtQuick
import QtQuick.Layouts
import Atos

Rectangle {
    id: bar

    required property AppModel app
    readonly property ConnectionModel connection: app.connection
    signal openRequested

    implicitHeight: Theme.controlHeight + 2 * Theme.small
    color: Theme.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.outline
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.large
        anchors.rightMargin: Theme.large
        spacing: Theme.medium

        BodyText {
            visible: !Theme.stacked
            text: qsTr("ATOS MIDI")
            font.weight: Font.Bold
            font.letterSpacing: 0.6
        }
        PianoPicker {
            objectName: "pianoPicker"
            Layout.fillWidth: Theme.stacked
            Layout.preferredWidth: Theme.px(260)
            connection: bar.connection
        }
        StatusDot {
            objectName: "midiStatus"
            Layout.fillWidth: false
            signOnly: Theme.stacked
            well: bar.connection.systemFound
            text: bar.connection.system
        }
        StatusDot {
            objectName: "soundStatus"
            Layout.fillWidth: !Theme.stacked
            signOnly: Theme.stacked
            well: bar.app.sound.audible
            text: bar.app.sound.status
        }
        ActionButton {
            objectName: "monitorButton"
            quiet: true
            text: bar.app.sound.monitoring ? qsTr("Sounds here") : qsTr("Silent here")
            Accessible.name: qsTr("Whether what you play also sounds from this computer: %1").arg(text)
            onClicked: bar.app.sound.monitoring = !bar.app.sound.monitoring
        }
        ActionButton {
            objectName: "themeButton"
            visible: !Theme.stacked // Settings and Ctrl+T have it, too
            quiet: true
            text: bar.app.settings.dark ? qsTr("Light") : qsTr("Dark")
            Accessible.name: bar.app.settings.dark ? qsTr("Switch to the light theme") : qsTr("Switch to the dark theme")
            onClicked: bar.app.settings.dark = !bar.app.settings.dark
        }
        ActionButton {
            objectName: "openButton"
            text: qsTr("Open…")
            Accessible.name: qsTr("Open a MIDI file or a recording")
            onClicked: bar.openRequested()
        }
    }
}
