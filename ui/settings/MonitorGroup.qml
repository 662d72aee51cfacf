// SPDX-License-Identifier: Apache-2.0
// What comes from the piano, message by message, while it is watched.
import QtQuick
import QtQuick.Controls.Basic as Controls
import QtQuick.Layouts
import Atos

SettingsGroup {
    id: group

    required property MonitorModel monitor

    title: qsTr("MIDI monitor")

    RowLayout {
        spacing: Theme.small

        ActionButton {
            objectName: "monitorToggle"
            text: group.monitor.watching ? qsTr("Pause") : qsTr("Watch")
            Accessible.name: group.monitor.watching ? qsTr("Pause the MIDI monitor") : qsTr("Watch the MIDI messages")
            onClicked: group.monitor.watching = !group.monitor.watching
        }
        ActionButton {
            objectName: "monitorClear"
            quiet: true
            enabled: group.monitor.lines.length > 0
            text: qsTr("Clear")
            Accessible.name: qsTr("Clear the MIDI monitor")
            onClicked: group.monitor.clear()
        }
        CaptionText {
            Layout.fillWidth: true
            text: group.monitor.watching ? qsTr("Watching: the newest is on top.") : qsTr("The last 200 messages at most are shown; nothing is kept.")
            wrapMode: Text.WordWrap
        }
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.px(150)
        radius: Theme.radius
        color: Theme.background
        border.color: Theme.outline

        ListView {
            objectName: "monitorList"
            anchors.fill: parent
            anchors.margins: Theme.small
            clip: true
            model: group.monitor.lines
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: count > 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("MIDI messages: %1").arg(count)
            Controls.ScrollBar.vertical: ThinScrollBar {}
            delegate: CaptionText {
                required property string modelData
                width: ListView.view.width - Theme.medium
                text: modelData
                color: Theme.text
                elide: Text.ElideRight
            }
            FocusRing { shown: parent.activeFocus }
        }
        CaptionText {
            anchors.centerIn: parent
            visible: group.monitor.lines.length === 0
            text: group.monitor.watching ? qsTr("Play: each message appears here") : qsTr("Nothing watched")
        }
    }
    Component.onDestruction: monitor.watching = false
}
