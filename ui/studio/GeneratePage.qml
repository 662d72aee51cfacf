// SPDX-License-Identifier: Apache-2.0
// The generators side by side: each makes music from its seed, to see, hear and use. Below: a training, from here or
// elsewhere, while it runs.
import QtQuick
import QtQuick.Layouts
import Atos

ScrollPage {
    id: page

    required property AppModel app
    signal exportRequested(var from)
    signal calibrateRequested
    signal runLogRequested
    signal trainingFolderRequested
    signal trainingRequested
    readonly property bool trainable: app.trainer.state !== TrainingJobModel.Unavailable
    readonly property bool trainingWaits: app.trainer.state === TrainingJobModel.Working || app.trainer.state === TrainingJobModel.Stopped
    property bool training: trainingWaits

    contentHeight: column.height
    onVisibleChanged: if (visible) app.trainer.look()
    Component.onCompleted: if (visible) app.trainer.look()

    ColumnLayout {
        id: column
        width: page.availableWidth
        spacing: Theme.medium

        readonly property real taken: choices.implicitHeight + spacing
                                      + (untrainable.visible ? untrainable.implicitHeight + spacing : 0)
                                      + (trainer.visible ? trainer.implicitHeight + spacing : 0)
                                      + (curves.visible ? curves.implicitHeight + spacing : 0)

        RowLayout {
            id: choices
            spacing: Theme.small

            GenerateWish {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                generate: page.app.generate
                heard: page.app.heard
            }
            ActionButton {
                objectName: "trainNetwork"
                Layout.alignment: Qt.AlignTop
                visible: page.trainable
                quiet: true
                checked: page.training
                text: qsTr("Train…")
                Accessible.name: qsTr("Train a network on music of your own")
                onClicked: page.training = !page.training || page.trainingWaits
            }
            ActionButton {
                objectName: "followTraining"
                Layout.alignment: Qt.AlignTop
                quiet: true
                text: qsTr("Follow a training…")
                Accessible.name: qsTr("Open the run log of a training and follow its losses")
                onClicked: page.runLogRequested()
            }
        }
        RowLayout {
            id: cards
            Layout.fillWidth: true
            Layout.preferredHeight: Math.max(cards.implicitHeight, page.height - column.taken) // else the page scrolls
            spacing: Theme.medium

            Repeater {
                model: page.app.generate.generators

                GeneratorCard {
                    required property var modelData

                    objectName: modelData.id
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    music: modelData
                    goingOn: page.app.generate.goingOn && !page.app.heard.empty && modelData.goesOn
                    onMusicRequested: page.app.generate.make(modelData)
                    onExportRequested: page.exportRequested(modelData)
                    onCalibrateRequested: page.calibrateRequested()
                }
            }
        }
        CaptionText {
            id: untrainable
            objectName: "untrainable"
            Layout.fillWidth: true
            visible: !page.trainable
            text: page.app.trainer.problem
            wrapMode: Text.WordWrap
        }
        TrainingBar {
            id: trainer
            objectName: "trainerBar"
            Layout.fillWidth: true
            visible: page.training && page.trainable
            trainer: page.app.trainer
            onFolderRequested: page.trainingFolderRequested()
            onStartRequested: page.trainingRequested()
        }
        TrainingCurves {
            id: curves
            objectName: "trainingCurves"
            Layout.fillWidth: true
            visible: page.app.training.open
            training: page.app.training
        }
    }
}
