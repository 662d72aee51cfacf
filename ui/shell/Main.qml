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

    onClosing: if (visibility === Window.Windowed) app.settings.windowSize = Qt.size(width, height)
    onActiveChanged: if (!active) app.computerKeyboard.releaseAll()

    MainView {
        anchors.fill: parent
        focus: true
        app: window.app
        onToggleFullScreen: window.visibility === Window.FullScreen ? window.showNormal() : window.showFullScreen()
    }
}
