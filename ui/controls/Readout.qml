// SPDX-License-Identifier: Apache-2.0
// A number or name that matters, large; a dash while it is not known.
import QtQuick
import QtQuick.Layouts

ColumnLayout {
    id: readout

    required property string caption
    required property string value
    property string detail: ""
    property string sentence: value

    Layout.fillWidth: false
    spacing: 0
    Accessible.role: Accessible.StaticText
    Accessible.name: sentence

    CaptionText {
        text: readout.caption
        Accessible.ignored: true
    }
    BodyText {
        Layout.fillWidth: true
        text: readout.value || "–"
        color: readout.value ? Theme.text : Theme.muted
        font.pixelSize: Theme.displaySize
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    CaptionText {
        text: readout.detail || " "
        Accessible.ignored: true
    }
}
