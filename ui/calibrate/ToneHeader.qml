// SPDX-License-Identifier: Apache-2.0
// Which tone is chosen and what it sets; or that there is no answer.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: header

    required property CalibrateModel calibrate
    readonly property var tone: calibrate.tones.length > 0 ? calibrate.tones[calibrate.choice] : null

    spacing: Theme.tiny

    CaptionText {
        objectName: "resultSubject"
        Layout.fillWidth: true
        text: header.calibrate.subject
        elide: Text.ElideRight
    }
    BodyText {
        objectName: "resultTitle"
        Layout.fillWidth: true
        text: header.tone ? header.tone.title : qsTr("No answer this time")
        font.pixelSize: Theme.titleSize
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
        maximumLineCount: 2
        elide: Text.ElideRight
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Flow {
        Layout.fillWidth: true
        Layout.topMargin: Theme.tiny
        visible: header.tone !== null
        spacing: Theme.small

        Repeater {
            model: header.tone ? header.tone.facts : []

            Rectangle {
                id: chip
                required property string modelData

                width: label.implicitWidth + 2 * Theme.small
                height: label.implicitHeight + Theme.small
                radius: Theme.radius / 2
                color: Theme.raised

                CaptionText {
                    id: label
                    anchors.centerIn: parent
                    text: chip.modelData
                    color: Theme.text
                }
            }
        }
    }
}
