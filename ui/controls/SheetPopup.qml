// SPDX-License-Identifier: Apache-2.0
// A sheet over the window: what is behind it waits until it is closed.
import QtQuick
import QtQuick.Controls.Basic as Controls
import QtQuick.Templates as Templates

Controls.Popup {
    id: sheet

    required property string name ///< for screen readers

    parent: Templates.Overlay.overlay
    anchors.centerIn: parent
    padding: Theme.medium
    modal: true
    focus: true
    closePolicy: Controls.Popup.CloseOnEscape
    Templates.Overlay.modal: Rectangle {
        color: Qt.rgba(Theme.background.r, Theme.background.g, Theme.background.b, 0.75)
    }
    background: Card {
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.name
    }
}
