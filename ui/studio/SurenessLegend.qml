// SPDX-License-Identifier: Apache-2.0
// How the roll shows how sure a note is: by its shape, for every eye.
import QtQuick
import QtQuick.Layouts
import Atos

RowLayout {
    id: legend

    spacing: Theme.medium

    Repeater {
        model: [
            { text: qsTr("sure"), fill: 1, dashes: [] },
            { text: qsTr("likely"), fill: 0.45, dashes: [] },
            { text: qsTr("unsure: listen there first"), fill: 0, dashes: [2, 1.5] }
        ]

        RowLayout {
            id: entry
            required property var modelData

            Layout.fillWidth: false
            spacing: Theme.small

            Canvas {
                id: sample
                implicitWidth: Theme.px(28)
                implicitHeight: Theme.px(12)
                onPaint: {
                    const context = getContext("2d");
                    context.reset();
                    context.fillStyle = context.strokeStyle = Theme.velocityMedium;
                    context.globalAlpha = entry.modelData.fill;
                    context.fillRect(1, 1, width - 2, height - 2);
                    context.globalAlpha = 1;
                    context.lineWidth = 1.5;
                    context.setLineDash(entry.modelData.dashes);
                    context.strokeRect(1, 1, width - 2, height - 2);
                }
                Connections {
                    target: Theme
                    function onDarkChanged() { sample.requestPaint(); }
                }
            }
            CaptionText { text: entry.modelData.text }
        }
    }
    CaptionText {
        Layout.fillWidth: true
        horizontalAlignment: Text.AlignRight
        text: qsTr("Behind the notes: how loud the recording is at each pitch. Double click to add a note, drag one to move it or its end.")
        elide: Text.ElideRight
    }
}
