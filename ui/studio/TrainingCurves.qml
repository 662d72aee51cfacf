// SPDX-License-Identifier: Apache-2.0
// A training that runs: each of its figures over the steps, with its newest value, and what its latest snapshot makes.
import QtQuick
import QtQuick.Layouts
import Atos

Card {
    id: card

    required property TrainingLogModel training

    implicitHeight: column.implicitHeight + 2 * Theme.medium

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.medium
        spacing: Theme.small

        RowLayout {
            spacing: Theme.small

            Heading {
                Layout.fillWidth: true
                text: qsTr("%1: %2").arg(card.training.title).arg(card.training.facts)
                elide: Text.ElideMiddle
            }
            SmallButton {
                objectName: "closeTraining"
                text: qsTr("Close")
                Accessible.name: qsTr("Follow this training no longer")
                onClicked: card.training.close()
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Math.max(1, Math.min(6, Math.floor(card.width / Theme.px(190))))
            columnSpacing: Theme.medium
            rowSpacing: Theme.small

            Repeater {
                model: card.training.curves.slice(0, 12)

                ColumnLayout {
                    required property var modelData

                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    spacing: 0

                    CaptionText {
                        Layout.fillWidth: true
                        text: qsTr("%1: %2").arg(modelData.name).arg(modelData.latest)
                        color: Theme.text
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                    CurveChart {
                        Layout.fillWidth: true
                        implicitHeight: Theme.px(48)
                        curves: [modelData.points]
                        sentence: qsTr("%1 over the steps of the training, now %2").arg(modelData.name).arg(modelData.latest)
                    }
                }
            }
        }
        Image {
            objectName: "trainingSamples"
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.px(88)
            visible: card.training.samples.toString() !== ""
            source: card.training.samples
            cache: false
            asynchronous: true
            fillMode: Image.Stretch
            smooth: false
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Piano rolls that the latest snapshot made, side by side")
        }
    }
}
