// SPDX-License-Identifier: Apache-2.0
// The one big button. While it works it shows how far it is and stops on demand.
import QtQuick
import QtQuick.Layouts
import Atos

Item {
    id: button

    required property CalibrateModel calibrate
    required property bool enoughMusic
    readonly property bool working: calibrate.state === CalibrateModel.Working
    signal calibrateRequested

    implicitHeight: Theme.px(64)

    ActionButton {
        objectName: "calibrateButton"
        anchors.fill: parent
        visible: !button.working
        primary: true
        enabled: button.enoughMusic && button.calibrate.state === CalibrateModel.Ready
        font.pixelSize: Theme.stacked ? Theme.bodySize : Theme.titleSize
        text: button.calibrate.hasResult ? qsTr("Calibrate again") : qsTr("Calibrate")
        Accessible.description: enabled ? qsTr("Finds the tone that suits this music")
                                        : qsTr("Not yet: more music is needed, or the models are still loading")
        onClicked: button.calibrateRequested()
    }
    Card {
        anchors.fill: parent
        visible: button.working
        color: Theme.raised
        clip: true
        Accessible.role: Accessible.ProgressBar
        Accessible.name: qsTr("%1, %2 %").arg(button.calibrate.step).arg(Math.round(button.calibrate.progress * 100))

        Rectangle {
            height: parent.height
            width: parent.width * button.calibrate.progress
            radius: parent.radius
            color: Theme.accentSoft
        }
        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.medium
            anchors.rightMargin: Theme.small

            BodyText {
                Layout.fillWidth: true
                text: button.calibrate.step || qsTr("Listening back…")
                wrapMode: Text.WordWrap
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            ActionButton {
                objectName: "cancelButton"
                text: qsTr("Cancel")
                onClicked: button.calibrate.cancel()
            }
        }
    }
}
