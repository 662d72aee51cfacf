// SPDX-License-Identifier: Apache-2.0
// How much of something is done.
import QtQuick

Rectangle {
    id: line

    required property real share ///< 0..1

    implicitHeight: Theme.px(6)
    radius: height / 2
    color: Theme.raised
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("%1 % done").arg(Math.round(100 * share))

    Rectangle {
        height: parent.height
        width: Math.max(line.share > 0 ? height : 0, parent.width * line.share)
        radius: height / 2
        color: Theme.accent
    }
}
