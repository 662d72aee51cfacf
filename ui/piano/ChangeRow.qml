// SPDX-License-Identifier: Apache-2.0
// One setting of the piano: what it is called there, what it was, what it becomes.
import QtQuick
import QtQuick.Layouts
import Atos

RowLayout {
    id: row

    required property var change

    spacing: Theme.small
    Accessible.role: Accessible.StaticText
    Accessible.name: change.sentence

    BodyText {
        Layout.preferredWidth: 1
        Layout.fillWidth: true
        text: row.change.name
        color: Theme.muted
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }
    BodyText {
        Layout.preferredWidth: 1
        Layout.fillWidth: true
        text: row.change.before || qsTr("not known")
        font.italic: row.change.before === ""
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }
    BodyText {
        text: "→"
        color: Theme.muted
        Accessible.ignored: true
    }
    BodyText {
        Layout.preferredWidth: 1
        Layout.fillWidth: true
        text: row.change.after
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }
}
