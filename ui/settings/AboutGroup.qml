// SPDX-License-Identifier: Apache-2.0
// Which version this is, and what the keys do.
import QtQuick
import QtQuick.Layouts
import Atos

SettingsGroup {
    id: group

    readonly property var keys: [
        [qsTr("Alt+1 … Alt+5"), qsTr("Calibrate, Library, Compare, Studio, Settings")],
        [qsTr("Ctrl+O"), qsTr("Open music")],
        [qsTr("Ctrl+Enter"), qsTr("Calibrate")],
        [qsTr("1, 2, space bar"), qsTr("A, B, stop and go on")],
        [qsTr("Z S X …, Q 2 W …"), qsTr("Play; A holds the pedal, Page Up and Down move the letters")],
        [qsTr("+, −, 0 on a roll"), qsTr("Closer, farther, the whole of it")],
        [qsTr("Ctrl+Z"), qsTr("Undo in the Library and the Studio")],
        [qsTr("Ctrl+T, F11"), qsTr("Light or dark, full screen")]
    ]

    title: qsTr("About and keys")

    BodyText {
        objectName: "versionText"
        Layout.fillWidth: true
        text: qsTr("ATOS MIDI %1, under the Apache License 2.0").arg(Qt.application.version)
        wrapMode: Text.WordWrap
    }
    Repeater {
        model: group.keys

        RowLayout {
            required property var modelData

            spacing: Theme.medium

            BodyText {
                Layout.preferredWidth: Theme.px(150 * Theme.textSize)
                Layout.alignment: Qt.AlignTop
                text: parent.modelData[0]
                wrapMode: Text.WordWrap
            }
            CaptionText {
                Layout.fillWidth: true
                text: parent.modelData[1]
                wrapMode: Text.WordWrap
            }
        }
    }
}
