// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Controls.Basic as Controls

Controls.ToolTip {
    id: tip

    required property bool shown

    visible: shown
    delay: 400
    contentItem: BodyText {
        text: tip.text
        font.pixelSize: Theme.smallSize
        wrapMode: Text.WordWrap
    }
    background: Card { color: Theme.raised }
}
