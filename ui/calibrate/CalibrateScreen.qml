// SPDX-License-Identifier: Apache-2.0
// Home: what is heard above, the roll and the keys below it, the answer beside them once there is one.
import QtQuick
import QtQuick.Layouts
import Atos

AppScreen {
    id: screen

    playsLetters: true

    function calibrate() {
        if (strip.calibratable)
            app.calibrate.calibrate(app.heard);
    }

    Shortcut { sequences: ["Ctrl+Return", "Ctrl+Enter"]; enabled: screen.current; onActivated: screen.calibrate() }
    Shortcut { sequences: ["Ctrl+1"]; enabled: screen.current; onActivated: screen.app.audition.listen(AuditionModel.Before) }
    Shortcut { sequences: ["Ctrl+2"]; enabled: screen.current; onActivated: screen.app.audition.listen(AuditionModel.After) }

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
                onSaveRequested: saving.open(app.calibrate.tones[app.calibrate.choice]?.title ?? "")
            }
        }
    }
    FileSheet {
        id: saving
        browser: screen.app.files
        title: qsTr("Save the settings for a piano")
        purpose: FileBrowser.SaveFile
        suffix: "syx"
        onAccepted: files => screen.app.push.saveSyx(files[0])
    }
}
