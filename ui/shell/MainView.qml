// SPDX-License-Identifier: Apache-2.0
// The frame around the screens: connection bar, notices, files dropped in, shortcuts, the computer keyboard.
import QtQuick
import QtQuick.Layouts
import Atos

FocusScope {
    id: view

    required property AppModel app

    property alias screen: rail.screen ///< the name of the one in front (Screens.qml)
    /// Null while it is being made.
    readonly property AppScreen current: screens.count > 0 ? screens.itemAt(Screens.indexOf(screen))?.item ?? null : null
    readonly property var pages: ({}) ///< by screen: the page that was open last

    signal toggleFullScreen

    Binding { target: Theme; property: "dark"; value: view.app.settings.dark }
    Binding { target: Theme; property: "textSize"; value: view.app.settings.textSize }
    Binding {
        target: Theme
        property: "scale"
        value: Math.max(1, Math.min(1.4, view.width / 1600, view.height / 950))
    }

    Keys.onPressed: event => {
        if (!current || event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return;
        if (!event.isAutoRepeat && current.pressKey(event.key))
            return;
        // On other screens letters play nothing.
        event.accepted = current.playsLetters && app.computerKeyboard.press(event.key, event.isAutoRepeat);
    }
    Keys.onReleased: event => event.accepted = app.computerKeyboard.release(event.key, event.isAutoRepeat)

    Shortcut { sequences: [StandardKey.Open]; onActivated: opening.open() }
    Shortcut { sequences: [StandardKey.Undo]; enabled: !view.current?.undoes && view.app.library.undoable !== ""; onActivated: view.app.library.undo() }
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
        onOpenRequested: opening.open()
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

        Loader {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.large
            Layout.rightMargin: Theme.large
            Layout.topMargin: Theme.medium
            active: view.app.simulation.plugged !== ""
            visible: active
            sourceComponent: SimulationBar {
                objectName: "simulationBar"
                app: view.app
            }
        }
        Loader {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.large
            Layout.rightMargin: Theme.large
            Layout.topMargin: Theme.medium
            active: !view.current?.tellsTranscription && view.app.transcribe.state === TranscriptionJob.Working
            visible: active
            sourceComponent: TranscribingBar {
                objectName: "transcribingBar"
                transcribe: view.app.transcribe
            }
        }
        StackLayout {
            id: stack
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.large
            Layout.topMargin: Theme.medium
            currentIndex: Screens.indexOf(view.screen)

            Repeater {
                id: screens
                model: Screens.all

                Loader {
                    required property var modelData
                    required property int index
                    // Not by the name of the screen: it is made when the layout has given it its size.
                    readonly property bool wanted: modelData.kept === true || stack.currentIndex === index

                    function make() {
                        const remembered = view.pages[modelData.name];
                        if (!wanted)
                            setSource("");
                        else
                            setSource(modelData.component, remembered ? { app: view.app, page: remembered } : { app: view.app });
                    }
                    Component.onCompleted: make()
                    onWantedChanged: make()
                    onLoaded: {
                        item.current = Qt.binding(() => view.screen === modelData.name);
                        item.pageChanged.connect(() => view.pages[modelData.name] = item.page);
                        item.screenRequested.connect(name => view.screen = name);
                        item.openRequested.connect(() => opening.open());
                    }
                }
            }
        }
    }
    NoticeBar {
        objectName: "noticeBar"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.large
        width: Math.min(Theme.px(460), parent.width - rail.width - 2 * Theme.large)
        text: view.app.notice
        waiting: view.app.noticesWaiting
        onDismissed: view.app.notice = ""
    }
    DropArea {
        id: drop
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: event => {
            if (!event.hasUrls || !view.current)
                return;
            view.current.drop(event.urls);
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
                text: view.current?.dropSentence ?? ""
            }
        }
    }
    FileSheet {
        id: opening
        browser: view.app.files
        title: qsTr("Open music")
        kinds: FileKinds.music
        onAccepted: files => {
            view.app.openFile(files[0]);
            view.screen = "calibrate"; // where it is shown
        }
    }
}
