// SPDX-License-Identifier: Apache-2.0
// Why, what is not known, which pieces it comes from, and the style that was heard.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: sections

    required property CalibrateModel calibrate

    spacing: Theme.large

    ColumnLayout {
        visible: sections.calibrate.reasons.length > 0
        spacing: Theme.medium * 0.75

        Heading { text: qsTr("Why") }
        Repeater {
            model: sections.calibrate.reasons

            BulletText {
                required property var modelData
                text: modelData.sentence
                source: modelData.source
            }
        }
    }
    ColumnLayout {
        visible: sections.calibrate.notes.length > 0
        spacing: Theme.small

        Heading { text: qsTr("Not known") }
        Repeater {
            model: sections.calibrate.notes

            BulletText {
                required property string modelData
                text: modelData
            }
        }
    }
    ColumnLayout {
        visible: sections.calibrate.tones.length > 0
        spacing: Theme.small

        Heading { text: qsTr("Tones to choose from") }
        Repeater {
            model: sections.calibrate.tones

            ToneCard {
                required property int index
                required property var modelData

                objectName: "tone" + index
                Layout.fillWidth: true
                tone: modelData
                checked: index === sections.calibrate.choice
                onClicked: sections.calibrate.choice = index
            }
        }
    }
    ColumnLayout {
        visible: sections.calibrate.heads.length > 0
        spacing: Theme.medium

        Heading { text: qsTr("The style that was heard") }
        Repeater {
            model: sections.calibrate.heads

            HeadBars {
                required property int index
                required property var modelData

                objectName: "head" + index
                Layout.fillWidth: true
                head: modelData
            }
        }
    }
}
