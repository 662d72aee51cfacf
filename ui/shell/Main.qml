// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic as Controls
import Atos

Controls.ApplicationWindow {
    id: window

    required property AppModel app

    width: 1280
    height: 800
    minimumWidth: 1024
    minimumHeight: 700
    visible: true
    title: qsTr("ATOS MIDI")
    color: Theme.background
    font.family: Theme.family

    onActiveChanged: if (!active) app.computerKeyboard.releaseAll()

    MainView {
        anchors.fill: parent
        focus: true
        app: window.app
        onToggleFullScreen: window.visibility === Window.FullScreen ? window.showNormal() : window.showFullScreen()
    }
}
