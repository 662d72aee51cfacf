// SPDX-License-Identifier: Apache-2.0
// A training from here: what to train, on what music, for how long; then how far it is.
import QtQuick
import QtQuick.Layouts
import Atos

Card {
    id: bar

    required property TrainingJobModel trainer
    readonly property var lengths: [10, 30, 60, 120]
    readonly property bool idle: trainer.state === TrainingJobModel.Empty
    signal folderRequested
    signal startRequested

    implicitHeight: column.implicitHeight + 2 * Theme.medium

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.medium
        spacing: Theme.small

        CaptionText {
            objectName: "trainingNeeds"
            Layout.fillWidth: true
            visible: bar.idle
            text: qsTr("Needed: a folder in which open/metadata.tsv lists pieces of piano music, a line for each, with the MIDI files that it names beside it. The networks that came with this program learnt from about three thousand pieces, for ten minutes to more than an hour; a few dozen are learnt by heart.")
            wrapMode: Text.WordWrap
        }
        RowLayout {
            spacing: Theme.small

            ComboBox {
                objectName: "trainedNetwork"
                Layout.preferredWidth: Theme.px(160)
                enabled: bar.idle
                accessibleName: qsTr("The network to train")
                model: bar.trainer.networks
                currentIndex: bar.trainer.network
                onActivated: index => bar.trainer.network = index
            }
            ComboBox {
                objectName: "trainingMinutes"
                Layout.preferredWidth: Theme.px(160)
                enabled: bar.idle
                accessibleName: qsTr("How long the training takes")
                model: bar.lengths.map(minutes => qsTr("%1 minutes").arg(minutes))
                currentIndex: bar.lengths.indexOf(bar.trainer.minutes)
                placeholder: qsTr("%1 minutes").arg(bar.trainer.minutes)
                onActivated: index => bar.trainer.minutes = bar.lengths[index]
            }
            ActionButton {
                objectName: "trainingFolder"
                quiet: true
                enabled: bar.idle
                text: qsTr("Music…")
                Accessible.name: qsTr("Choose the folder of labelled music to learn from")
                onClicked: bar.folderRequested()
            }
            CaptionText {
                objectName: "trainingFolderName"
                Layout.fillWidth: true
                text: bar.trainer.folder !== "" ? bar.trainer.folder : qsTr("No music chosen yet")
                elide: Text.ElideMiddle
            }
            ActionButton {
                objectName: "startTraining"
                visible: bar.idle
                enabled: bar.trainer.folder !== ""
                text: qsTr("Start…")
                Accessible.name: qsTr("Choose where the weights go, and start to train")
                onClicked: bar.startRequested()
            }
            ActionButton {
                objectName: "stopTraining"
                visible: bar.trainer.state === TrainingJobModel.Working
                text: qsTr("Stop")
                Accessible.name: qsTr("Stop the training; it can go on later")
                onClicked: bar.trainer.stop()
            }
            ActionButton {
                objectName: "dismissTraining"
                visible: bar.trainer.state === TrainingJobModel.Stopped
                quiet: true
                text: qsTr("Leave it")
                Accessible.name: qsTr("Leave this training as it is, to train something else")
                onClicked: bar.trainer.dismiss()
            }
            ActionButton {
                objectName: "resumeTraining"
                visible: bar.trainer.state === TrainingJobModel.Stopped
                text: qsTr("Go on")
                Accessible.name: qsTr("Go on with the training from where it stopped")
                onClicked: bar.trainer.goOn()
            }
        }
        ProgressLine {
            Layout.fillWidth: true
            visible: !bar.idle
            share: bar.trainer.progress
        }
        CaptionText {
            objectName: "trainingSentence"
            Layout.fillWidth: true
            visible: text !== ""
            text: bar.trainer.sentence
            elide: Text.ElideRight
        }
    }
}
