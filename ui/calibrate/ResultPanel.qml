// SPDX-License-Identifier: Apache-2.0
// The answer: a tone, seen and heard at once; behind it why, and the way to the piano.
import QtQuick
import QtQuick.Controls.Basic as Controls
import QtQuick.Layouts
import Atos

Card {
    id: panel

    required property AppModel app
    readonly property CalibrateModel calibrate: app.calibrate
    readonly property bool answered: calibrate.hasResult && !calibrate.abstained
    readonly property var tone: calibrate.tones.length > 0 ? calibrate.tones[calibrate.choice] : null
    /// Other music is heard than what the answer was found for.
    required property bool stale
    property bool sending: false
    readonly property bool testing: app.blindTest.active || app.taste.active
    signal saveRequested

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Result")
    onStaleChanged: if (stale) sending = false

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

        ScrollPage {
            id: page
            objectName: "resultPage"
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                x: Theme.medium
                width: page.availableWidth - 2 * Theme.medium
                spacing: Theme.medium

                ToneHeader {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.medium
                    calibrate: panel.calibrate
                    stale: panel.stale
                }
                Loader {
                    Layout.fillWidth: true
                    active: panel.sending
                    visible: active
                    sourceComponent: SendPage {
                        objectName: "sendPage"
                        push: panel.app.push
                    }
                }
                Loader {
                    Layout.fillWidth: true
                    active: panel.app.blindTest.active
                    visible: active
                    sourceComponent: BlindPage {
                        objectName: "blindPage"
                        test: panel.app.blindTest
                        onClosed: panel.app.blindTest.end()
                    }
                }
                Loader {
                    Layout.fillWidth: true
                    active: panel.app.taste.active
                    visible: active
                    sourceComponent: TastePage {
                        objectName: "tastePage"
                        taste: panel.app.taste
                        onClosed: panel.app.taste.end()
                    }
                }
                ColumnLayout {
                    visible: !panel.sending && !panel.testing
                    opacity: panel.stale ? 0.45 : 1
                    spacing: Theme.medium

                    Loader {
                        Layout.fillWidth: true
                        active: panel.tone !== null
                        visible: active
                        sourceComponent: TonePicture { tone: panel.tone }
                    }
                    AuditionBar {
                        visible: panel.answered
                        Layout.fillWidth: true
                        audition: panel.app.audition
                        sound: panel.app.sound
                        pianoHearing: panel.app.pianoHearing
                        onBlindRequested: panel.app.blindTest.begin()
                        onTasteRequested: panel.app.taste.begin()
                    }
                    OfferedTones {
                        visible: panel.answered
                        Layout.fillWidth: true
                        calibrate: panel.calibrate
                    }
                    ListeningQuestion {
                        visible: panel.answered && panel.app.settings.listening === ""
                        Layout.fillWidth: true
                        settings: panel.app.settings
                    }
                    WhySection {
                        Layout.fillWidth: true
                        Layout.bottomMargin: Theme.medium
                        calibrate: panel.calibrate
                    }
                }
            }
        }
        Separator { visible: panel.answered && !panel.testing }
        SendBar {
            visible: panel.answered && !panel.testing
            Layout.fillWidth: true
            Layout.margins: Theme.medium
            push: panel.app.push
            sending: panel.sending
            stale: panel.stale
            onPageRequested: sending => {
                panel.sending = sending;
                page.contentItem.contentY = 0;
                if (sending)
                    panel.app.push.look();
            }
            onSaveRequested: panel.saveRequested()
        }
    }
}
