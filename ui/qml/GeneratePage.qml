// SPDX-License-Identifier: Apache-2.0
// The generators side by side: each makes music from its seed, to see, hear and use. Below: a training while it runs.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: page

    required property AppModel app
    readonly property var lengths: [15, 30, 60, 120]
    signal exportRequested(var from)
    signal calibrateRequested
    signal runLogRequested

    spacing: Theme.medium

    RowLayout {
        spacing: Theme.small

        BodyText {
            Layout.fillWidth: true
            text: qsTr("Music that no hand has played. The same seed makes the same music again.")
            elide: Text.ElideRight
        }
        Picker {
            objectName: "lengthPicker"
            Layout.preferredWidth: Theme.px(200)
            accessibleName: qsTr("How long the music is")
            model: page.lengths.map(seconds => qsTr("%1 seconds").arg(seconds))
            currentIndex: page.lengths.indexOf(page.app.generate.seconds)
            onActivated: index => page.app.generate.seconds = page.lengths[index]
        }
        ActionButton {
            objectName: "followTraining"
            quiet: true
            text: qsTr("Follow a training…")
            Accessible.name: qsTr("Open the run log of a training and follow its losses")
            onClicked: page.runLogRequested()
        }
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
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
                seconds: page.app.generate.seconds
                onExportRequested: page.exportRequested(modelData)
                onCalibrateRequested: page.calibrateRequested()
            }
        }
    }
    TrainingCurves {
        objectName: "trainingCurves"
        Layout.fillWidth: true
        visible: page.app.training.open
        training: page.app.training
    }
}
