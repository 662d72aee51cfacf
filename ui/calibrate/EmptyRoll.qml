// SPDX-License-Identifier: Apache-2.0
// What to do first.
import QtQuick
import QtQuick.Layouts
import Atos

ColumnLayout {
    id: empty

    required property ConnectionModel connection
    signal openRequested

    spacing: Theme.medium

    BodyText {
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        font.pixelSize: Theme.titleSize * 1.2
        font.weight: Font.DemiBold
        text: qsTr("Play, and your music appears here")
        wrapMode: Text.WordWrap
    }
    BodyText {
        objectName: "connectionSentence"
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        color: Theme.muted
        text: empty.connection.sentence
        wrapMode: Text.WordWrap
    }
    ActionButton {
        objectName: "openHere"
        Layout.alignment: Qt.AlignHCenter
        text: qsTr("Open music…")
        onClicked: empty.openRequested()
    }
}
