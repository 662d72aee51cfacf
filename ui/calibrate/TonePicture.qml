// SPDX-License-Identifier: Apache-2.0
// The tone at a glance: its picture, and below it what it sets, as a pianist says it.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: block

    required property var tone

    spacing: Theme.small

    TonePictureItem {
        objectName: "tonePicture"
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.px(132)
        tone: block.tone
        ink: Theme.text
        wall: Theme.muted
        wave: Theme.accent
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("Picture of the tone: %1").arg(block.tone.facts.join(", "))
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.small

        Repeater {
            model: block.tone.facts

            Rectangle {
                id: chip
                required property string modelData

                width: Math.min(label.implicitWidth + 2 * Theme.small, parent.width)
                height: label.implicitHeight + Theme.small
                radius: Theme.radius / 2
                color: Theme.raised

                CaptionText {
                    id: label
                    anchors.centerIn: parent
                    width: Math.min(implicitWidth, parent.width - 2 * Theme.small)
                    text: chip.modelData
                    color: Theme.text
                    elide: Text.ElideRight
                }
            }
        }
    }
}
