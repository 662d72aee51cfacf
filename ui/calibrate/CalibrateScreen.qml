// SPDX-License-Identifier: Apache-2.0
// Home: what is heard above, the roll and the keys below it, the answer beside them once there is one.
import QtQuick
import QtQuick.Layouts
import Atos

AppScreen {
    id: screen

    playsLetters: true

    readonly property AuditionModel audition: app.audition
    /// Other music is heard than what the answer was found for.
    readonly property bool stale: app.calibrate.hasResult && app.calibrate.state !== CalibrateModel.Working && !about
    property bool about: true

    function look() { about = app.calibrate.isAbout(app.heard); }

    /// 1 and 2 are A and B, the space bar stops and goes on.
    function pressKey(key: int): bool {
        if (!app.calibrate.hasResult || !app.sound.audible || result.testing)
            return false;
        if (!audition.ready && audition.sounding === AuditionModel.None)
            return false;
        if (key === Qt.Key_1)
            audition.listen(AuditionModel.Before);
        else if (key === Qt.Key_2 && app.computerKeyboard.lent)
            audition.listen(AuditionModel.After);
        else if (key === Qt.Key_Space)
            audition.toggle();
        else
            return false;
        return true;
    }

    Connections {
        target: screen.audition
        function onSoundingChanged() {
            if (screen.audition.sounding !== AuditionModel.None)
                screen.app.computerKeyboard.lent = true;
        }
        function onStateChanged() { screen.app.computerKeyboard.lent = screen.audition.ready && screen.app.sound.audible; }
    }
    Connections {
        target: screen.app
        function onHeardChanged() { screen.look(); }
    }
    Connections {
        target: screen.app.calibrate
        function onResultChanged() {
            screen.look();
            result.make();
            screen.goToAnswer();
        }
    }
    Connections {
        target: screen.app.heard
        function onFactsChanged() { screen.look(); }
    }

    /// From the button to the answer: the space bar then plays A and B, and Tab goes on from there.
    function goToAnswer() {
        if (current && !(Window.activeFocusItem instanceof TextInput))
            result.item.forceActiveFocus(Qt.OtherFocusReason);
    }

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

                    Loader {
                        anchors.centerIn: parent
                        width: Math.min(parent.width - 2 * Theme.large, Theme.px(520))
                        active: screen.app.guide.step !== GuideModel.Closed
                        sourceComponent: GuideCard {
                            objectName: "guideCard"
                            app: screen.app
                        }
                    }
                }
                KeysPanel {
                    Layout.fillWidth: true
                    app: screen.app
                }
            }
            // By its file: the window's first frame does not wait until all of an answer was read.
            Loader {
                id: result
                readonly property bool wanted: screen.app.calibrate.hasResult
                readonly property bool testing: item !== null && item.testing

                function make() {
                    if (wanted && !item)
                        setSource("ResultPanel.qml", { objectName: "resultPanel", app: screen.app, stale: screen.stale });
                }
                visible: wanted
                Layout.fillHeight: true
                Layout.preferredWidth: Math.max(400, Math.round(screen.width / 2))
                Layout.maximumWidth: Layout.preferredWidth
                onWantedChanged: make()
                Component.onCompleted: make()
                onLoaded: {
                    item.stale = Qt.binding(() => screen.stale);
                    item.saveRequested.connect(() => saving.open(screen.app.calibrate.tones[screen.app.calibrate.choice]?.title ?? ""));
                }
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
