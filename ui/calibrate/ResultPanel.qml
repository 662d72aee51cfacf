// SPDX-License-Identifier: Apache-2.0
// The answer: a tone, how it sounds, why, and the way to the piano.
import QtQuick
import QtQuick.Controls.Basic as Controls
import QtQuick.Layouts
import Atos

Card {
    id: panel

    required property AppModel app
    readonly property CalibrateModel calibrate: app.calibrate
    readonly property bool answered: calibrate.hasResult && !calibrate.abstained
    property bool sending: false
    signal saveRequested

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Result")

    Connections {
        target: panel.calibrate
        function onResultChanged() {
            panel.sending = false;
            page.contentItem.contentY = 0;
        }
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 1
        spacing: 0

        ToneHeader {
            Layout.fillWidth: true
            Layout.margins: Theme.medium
            Layout.bottomMargin: Theme.small
            calibrate: panel.calibrate
        }
        AuditionBar {
            visible: panel.answered
            Layout.fillWidth: true
            Layout.margins: Theme.medium
            Layout.topMargin: 0
            audition: panel.app.audition
        }
        ListeningQuestion {
            visible: panel.answered && panel.app.settings.listening === ""
            Layout.fillWidth: true
            Layout.margins: Theme.medium
            Layout.topMargin: 0
            settings: panel.app.settings
        }
        Separator {}
        Controls.ScrollView {
            id: page
            objectName: "resultPage"
            Layout.fillWidth: true
            Layout.fillHeight: true
            contentWidth: availableWidth
            clip: true
            Controls.ScrollBar.vertical: ThinScrollBar {
                parent: page
                anchors.right: page.right
                height: page.height
            }

            ColumnLayout {
                width: page.availableWidth
                spacing: 0

                ResultSections {
                    visible: !panel.sending
                    Layout.fillWidth: true
                    Layout.margins: Theme.medium
                    calibrate: panel.calibrate
                }
                SendPage {
                    objectName: "sendPage"
                    visible: panel.sending
                    Layout.fillWidth: true
                    Layout.margins: Theme.medium
                    push: panel.app.push
                }
            }
        }
        Separator { visible: panel.answered }
        SendBar {
            visible: panel.answered
            Layout.fillWidth: true
            Layout.margins: Theme.medium
            push: panel.app.push
            sending: panel.sending
            onPageRequested: sending => panel.sending = sending
            onSaveRequested: panel.saveRequested()
        }
    }
}
