// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic as Controls

Controls.ScrollBar {
    id: bar
    implicitWidth: 10
    implicitHeight: 10
    contentItem: Rectangle {
        implicitWidth: 6
        implicitHeight: 6
        radius: 3
        color: Theme.muted
        opacity: bar.size >= 1 ? 0 : bar.pressed || bar.hovered ? 0.8 : 0.35
    }
}
