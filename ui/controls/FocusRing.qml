// SPDX-License-Identifier: Apache-2.0
// Shows where the keyboard is. Lies around its parent.
import QtQuick

Rectangle {
    required property bool shown

    anchors.fill: parent
    anchors.margins: -3
    radius: Theme.radius + 3
    color: "transparent"
    border.color: Theme.accent
    border.width: Theme.focusWidth
    visible: shown
}
