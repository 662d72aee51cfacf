// SPDX-License-Identifier: Apache-2.0
// One sentence of a list, with where it comes from.
import QtQuick
import QtQuick.Layouts

ColumnLayout {
    id: bullet

    required property string text
    property string source: ""

    Layout.fillWidth: true
    spacing: 2

    BodyText {
        Layout.fillWidth: true
        text: bullet.text
        lineHeight: 1.15
        wrapMode: Text.WordWrap
    }
    CaptionText {
        Layout.fillWidth: true
        visible: text !== ""
        text: bullet.source
        wrapMode: Text.WordWrap
    }
}
