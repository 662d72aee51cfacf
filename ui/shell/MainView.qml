// SPDX-License-Identifier: Apache-2.0
// The frame around the screens: connection bar, notices, files dropped in, shortcuts, the computer keyboard.
import QtQuick
import QtQuick.Layouts
import Atos

FocusScope {
    id: view

    required property AppModel app

    property alias screen: rail.screen ///< "calibrate", "library", "compare", "studio" or "settings"
    readonly property bool calibrating: screen === "calibrate"

    property string studioPage: "transcribe"
    property var exporting: null ///< has exportMidi()
    property bool bundleWithMusic: false
    property string cardRemarks: ""

    signal toggleFullScreen

    Binding { target: Theme; property: "dark"; value: view.app.settings.dark }
    Binding { target: Theme; property: "textSize"; value: view.app.settings.textSize }
    Binding {
        target: Theme
        property: "scale"
        value: Math.max(1, Math.min(1.4, view.width / 1600, view.height / 950))
    }

    Keys.onPressed: event => {
        if (!calibrating || event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return; // on other screens letters play nothing
        event.accepted = app.computerKeyboard.press(event.key, event.isAutoRepeat);
    }
    Keys.onReleased: event => event.accepted = app.computerKeyboard.release(event.key, event.isAutoRepeat)

    Shortcut { sequences: [StandardKey.Open]; onActivated: dialogs.open() }
    Shortcut { sequences: ["Ctrl+Return", "Ctrl+Enter"]; enabled: view.calibrating; onActivated: calibrateScreen.calibrate() }
    Shortcut { sequences: [StandardKey.Find]; enabled: view.screen === "library"; onActivated: libraryLoader.item.focusSearch() }
    Shortcut { sequences: [StandardKey.Undo]; enabled: view.screen !== "studio" && view.app.library.removed !== ""; onActivated: view.app.library.undoRemove() }
    Shortcut { sequences: [StandardKey.Undo]; enabled: view.screen === "studio" && view.studioPage === "transcribe"; onActivated: view.app.transcribe.transcript.undo() }
    Shortcut { sequences: [StandardKey.Undo]; enabled: view.screen === "studio" && view.studioPage === "draw"; onActivated: view.app.drawing.undo() }
    Shortcut { sequences: ["Ctrl+1"]; enabled: view.calibrating; onActivated: view.app.audition.listen(AuditionModel.Before) }
    Shortcut { sequences: ["Ctrl+2"]; enabled: view.calibrating; onActivated: view.app.audition.listen(AuditionModel.After) }
    Shortcut { sequences: ["Ctrl+T"]; onActivated: view.app.settings.dark = !view.app.settings.dark }
    Shortcut { sequences: [StandardKey.FullScreen, "F11"]; onActivated: view.toggleFullScreen() }
    Shortcut { sequences: [StandardKey.Cancel]; onActivated: { view.app.calibrate.cancel(); view.app.transcribe.cancel(); } }
    Shortcut { sequences: [StandardKey.Quit]; onActivated: Qt.quit() }

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    TapHandler {
        onTapped: view.forceActiveFocus()
    }
    ConnectionBar {
        id: connectionBar
        objectName: "connectionBar"
        width: parent.width
        app: view.app
        onOpenRequested: dialogs.open()
    }
    NavigationRail {
        id: rail
        anchors.top: connectionBar.bottom
        anchors.bottom: parent.bottom
    }
    ColumnLayout {
        anchors.top: connectionBar.bottom
        anchors.bottom: parent.bottom
        anchors.left: rail.right
        anchors.right: parent.right
        spacing: 0

        SimulationBar {
            objectName: "simulationBar"
            Layout.fillWidth: true
            Layout.leftMargin: Theme.large
            Layout.rightMargin: Theme.large
            Layout.topMargin: Theme.medium
            app: view.app
        }
        NoticeBar {
            objectName: "noticeBar"
            Layout.fillWidth: true
            Layout.leftMargin: Theme.large
            Layout.rightMargin: Theme.large
            Layout.topMargin: Theme.medium
            text: view.app.notice
            onDismissed: view.app.notice = ""
        }
        TranscribingBar {
            objectName: "transcribingBar"
            Layout.fillWidth: true
            Layout.leftMargin: Theme.large
            Layout.rightMargin: Theme.large
            Layout.topMargin: Theme.medium
            visible: view.screen !== "studio" && view.app.transcribe.state === TranscriptionJob.Working
            transcribe: view.app.transcribe
        }
        StackLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.large
            Layout.topMargin: Theme.medium
            currentIndex: ["calibrate", "library", "compare", "studio", "settings"].indexOf(view.screen)

            CalibrateScreen {
                id: calibrateScreen
                app: view.app
                onOpenRequested: dialogs.open()
                onSaveRequested: dialogs.save()
            }
            // Made anew when shown: a layout that is resized while it is hidden keeps its old places.
            Loader {
                id: libraryLoader
                active: view.screen === "library"
                sourceComponent: LibraryScreen {
                    app: view.app
                    onAddRequested: dialogs.add()
                    onExportRequested: dialogs.exportTake()
                    onTakeOpened: view.screen = "calibrate"
                    onCompareRequested: {
                        view.app.comparison.compare();
                        view.screen = "compare";
                    }
                }
            }
            Loader {
                active: view.screen === "compare"
                sourceComponent: CompareScreen {
                    app: view.app
                    onLibraryRequested: view.screen = "library"
                    onCardRequested: remarks => {
                        view.cardRemarks = remarks;
                        dialogs.saveCard();
                    }
                }
            }
            Loader {
                active: view.screen === "studio"
                sourceComponent: StudioScreen {
                    app: view.app
                    onRecordingRequested: dialogs.openRecording()
                    page: view.studioPage
                    onPageChanged: view.studioPage = page
                    onExportRequested: from => {
                        view.exporting = from;
                        dialogs.exportNotes();
                    }
                    onRunLogRequested: dialogs.openRunLog()
                    onTrainingFolderRequested: dialogs.chooseTrainingFolder()
                    onTrainingRequested: dialogs.saveWeights()
                    onPictureRequested: dialogs.openPicture()
                    onCalibrateRequested: view.screen = "calibrate"
                }
            }
            Loader {
                active: view.screen === "settings"
                sourceComponent: SettingsScreen {
                    app: view.app
                    onSoundfontRequested: dialogs.chooseSoundfont()
                    onBundleRequested: withMusic => {
                        view.bundleWithMusic = withMusic;
                        dialogs.saveBundle();
                    }
                    onGuideRequested: {
                        view.app.guide.begin();
                        view.screen = "calibrate";
                    }
                }
            }
        }
    }
    DropArea {
        id: drop
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: event => {
            if (!event.hasUrls)
                return;
            if (view.screen === "library")
                view.app.addFiles(event.urls);
            else if (view.screen === "studio" && view.studioPage === "draw")
                view.app.drawing.openPicture(event.urls[0]);
            else if (view.screen === "studio")
                view.app.transcribe.transcribe(event.urls[0], MidiHandover.Show);
            else
                view.app.openFile(event.urls[0]);
            event.acceptProposedAction();
        }
        Rectangle {
            anchors.fill: parent
            visible: drop.containsDrag
            color: Theme.background
            opacity: 0.85
            Heading {
                anchors.centerIn: parent
                font.pixelSize: Theme.titleSize
                text: view.screen === "library" ? qsTr("Let go to add the music to the library")
                    : view.screen === "studio" && view.studioPage === "draw" ? qsTr("Let go to draw from the picture")
                    : view.screen === "studio" ? qsTr("Let go to write the recording down") : qsTr("Let go to open the music")
            }
        }
    }
    FileDialogs {
        id: dialogs
        onOpened: file => view.app.openFile(file)
        onAdded: files => view.app.addFiles(files)
        onSoundfontChosen: file => view.app.settings.chooseSoundfont(file)
        onBundleSaved: file => view.app.support.write(file, view.bundleWithMusic)
        onCardSaved: file => view.app.comparison.writeCard(file, view.cardRemarks, Theme.paperColours, Theme.takeDashes)
        onRecordingOpened: file => view.app.transcribe.transcribe(file, MidiHandover.Show)
        onNotesExported: file => view.exporting.exportMidi(file)
        onRunLogOpened: file => view.app.training.follow(file)
        onTrainingFolderChosen: folder => view.app.trainer.chooseFolder(folder)
        onWeightsSaved: file => view.app.trainer.start(file)
        onPictureOpened: file => view.app.drawing.openPicture(file)
        onExported: file => view.app.library.exportTake(view.app.library.take.id, file)
        onSaved: file => view.app.push.saveSyx(file)
    }
}
