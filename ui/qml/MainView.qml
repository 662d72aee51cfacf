// SPDX-License-Identifier: Apache-2.0
// The frame around the screens: connection bar, notices, files dropped in, shortcuts, the computer keyboard.
import QtQuick
import QtQuick.Layouts
import Atos

FocusScope {
    id: view

    required property AppModel app

    signal toggleFullScreen

    Binding { target: Theme; property: "dark"; value: view.app.dark }
    Binding {
        target: Theme
        property: "scale"
        value: Math.max(1, Math.min(1.4, view.width / 1600, view.height / 950))
    }

    Keys.onPressed: event => {
        if (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier))
            return;
        event.accepted = app.computerKeyboard.press(event.key, event.isAutoRepeat);
    }
    Keys.onReleased: event => event.accepted = app.computerKeyboard.release(event.key, event.isAutoRepeat)

    Shortcut { sequences: [StandardKey.Open]; onActivated: dialogs.open() }
    Shortcut { sequences: ["Ctrl+Return", "Ctrl+Enter"]; onActivated: screen.calibrate() }
    Shortcut { sequences: ["Ctrl+1"]; onActivated: view.app.audition.listen(AuditionModel.Before) }
    Shortcut { sequences: ["Ctrl+2"]; onActivated: view.app.audition.listen(AuditionModel.After) }
    Shortcut { sequences: ["Ctrl+T"]; onActivated: view.app.dark = !view.app.dark }
    Shortcut { sequences: [StandardKey.FullScreen, "F11"]; onActivated: view.toggleFullScreen() }
    Shortcut { sequences: [StandardKey.Cancel]; onActivated: view.app.calibrate.cancel() }
    Shortcut { sequences: [StandardKey.Quit]; onActivated: Qt.quit() }

    Rectangle {
        anchors.fill: parent
        color: Theme.background
    }
    TapHandler {
        onTapped: view.forceActiveFocus()
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        ConnectionBar {
            objectName: "connectionBar"
            Layout.fillWidth: true
            app: view.app
            onOpenRequested: dialogs.open()
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
        CalibrateScreen {
            id: screen
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.large
            Layout.topMargin: Theme.medium
            app: view.app
            onOpenRequested: dialogs.open()
            onSaveRequested: dialogs.save()
        }
    }
    DropArea {
        id: drop
        anchors.fill: parent
        keys: ["text/uri-list"]
        onDropped: event => {
            if (!event.hasUrls)
                return;
            view.app.piece.openFile(event.urls[0]);
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
                text: qsTr("Let go to open the MIDI file")
            }
        }
    }
    FileDialogs {
        id: dialogs
        onOpened: file => view.app.piece.openFile(file)
        onSaved: file => view.app.push.saveSyx(file)
    }
}
