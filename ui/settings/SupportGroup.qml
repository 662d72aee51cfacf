// SPDX-License-Identifier: Apache-2.0
// Help: the first minute again, and a file for whoever helps.
import QtQuick
import QtQuick.Layouts
import Atos

SettingsGroup {
    id: group

    required property AppModel app
    readonly property alias withMusic: music.ticked
    signal bundleRequested
    signal guideRequested

    title: qsTr("Help")

    BodyText {
        Layout.fillWidth: true
        text: qsTr("A support bundle is a ZIP file for whoever helps you: versions, what was found on this computer, your settings and the program's log, in which names of files may stand. It stays on this computer until you send it.")
        wrapMode: Text.WordWrap
    }
    RowLayout {
        spacing: Theme.small

        CheckBox {
            id: music
            objectName: "bundleMusic"
            ticked: false
            label: qsTr("Add my newest takes to the support bundle")
            hint: qsTr("Up to ten of your newest takes go in too")
            onClicked: ticked = !ticked
        }
        BodyText {
            Layout.fillWidth: true
            text: qsTr("With my ten newest takes; otherwise no music goes in")
            wrapMode: Text.WordWrap
            Accessible.ignored: true
            TapHandler { onTapped: music.ticked = !music.ticked }
        }
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.small

        ActionButton {
            objectName: "bundleButton"
            enabled: !group.app.support.working
            text: qsTr("Save a support bundle…")
            onClicked: group.bundleRequested()
        }
        ActionButton {
            objectName: "guideAgain"
            text: qsTr("Show the first minute again")
            onClicked: group.guideRequested()
        }
    }
}
