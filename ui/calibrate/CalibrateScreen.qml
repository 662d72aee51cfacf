// SPDX-License-Identifier: Apache-2.0
// Home: what is heard above, the roll and the keys below it, the answer beside them once there is one.
import QtQuick
import QtQuick.Layouts
import Atos

Item {
    id: screen

    required property AppModel app
    signal openRequested
    signal saveRequested

    function calibrate() {
        if (strip.calibratable)
            app.calibrate.calibrate(app.heard);
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.medium

        LiveStatusBar {
            id: strip
            Layout.fillWidth: true
            heard: screen.app.heard
            calibrate: screen.app.calibrate
            onCalibrateRequested: screen.calibrate()
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.medium

            ColumnLayout {
                spacing: Theme.medium

                RollPanel {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    app: screen.app
                    onOpenRequested: screen.openRequested()

                    GuideCard {
                        objectName: "guideCard"
                        anchors.centerIn: parent
                        width: Math.min(parent.width - 2 * Theme.large, Theme.px(520))
                        app: screen.app
                    }
                }
                KeysPanel {
                    Layout.fillWidth: true
                    app: screen.app
                }
            }
            ResultPanel {
                objectName: "resultPanel"
                visible: screen.app.calibrate.hasResult
                Layout.fillHeight: true
                Layout.preferredWidth: Math.min(Theme.px(620), Math.max(400, screen.width * 0.37))
                Layout.maximumWidth: Layout.preferredWidth
                app: screen.app
                onSaveRequested: screen.saveRequested()
            }
        }
    }
}
