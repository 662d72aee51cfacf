// SPDX-License-Identifier: Apache-2.0
// Places in the piece under its curves: bars where they are known, else minutes.
import QtQuick

Item {
    id: row

    required property var marks
    required property bool bars

    implicitHeight: Math.round(1.4 * Theme.smallSize)
    Accessible.role: Accessible.StaticText
    Accessible.name: bars ? qsTr("Bars %1").arg(marks.map(mark => mark.text).join(", "))
                          : qsTr("Minutes %1").arg(marks.map(mark => mark.text).join(", "))

    Repeater {
        model: row.marks

        CaptionText {
            required property int index
            required property var modelData
            // The first says what the numbers are; the last stays inside.
            x: Math.min(row.width - width, modelData.share * row.width)
            text: index === 0 && row.bars ? qsTr("bar %1").arg(modelData.text) : modelData.text
            Accessible.ignored: true
        }
    }
}
