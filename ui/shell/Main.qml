// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic as Controls
import Atos

Controls.ApplicationWindow {
    id: window

    required property AppModel app

    width: app.settings.windowSize.width
    height: app.settings.windowSize.height
    minimumWidth: 1024
    minimumHeight: 700
    visible: true
    title: qsTr("ATOS MIDI")
    color: Theme.background
    font.family: Theme.family
    // For what Qt brings along: the file dialog.
    palette {
        window: Theme.surface
        windowText: Theme.text
        base: Theme.background
        alternateBase: Theme.surface
        text: Theme.text
        button: Theme.raised
        buttonText: Theme.text
        light: Theme.raised
        midlight: Theme.raised
        mid: Theme.outline
        dark: Theme.muted
        highlight: Theme.accentSoft
        highlightedText: Theme.text
        placeholderText: Theme.muted
        brightText: Theme.accentInk
    }

    onClosing: if (visibility === Window.Windowed) app.settings.windowSize = Qt.size(width, height)
    onActiveChanged: if (!active) app.computerKeyboard.releaseAll()

    MainView {
        anchors.fill: parent
        focus: true
        app: window.app
        onToggleFullScreen: window.visibility === Window.FullScreen ? window.showNormal() : window.showFullScreen()
    }
}
