// SPDX-License-Identifier: Apache-2.0
// One curve a take over a common ground: how loud the notes are, or how fast it goes where.
import QtQuick

Canvas {
    id: chart

    required property var curves ///< by take: points with x and y in 0..1, y upwards; may be empty
    property real base: -1       ///< a line across at this height; below 0: none
    property bool ground: true   ///< a line along the bottom
    property string sentence: "" ///< for screen readers

    implicitHeight: Theme.px(120)
    Accessible.role: Accessible.Graphic
    Accessible.name: sentence
    onCurvesChanged: requestPaint()
    onPaint: {
        const context = getContext("2d");
        context.reset();
        context.strokeStyle = Theme.outline;
        context.lineWidth = 1;
        context.beginPath();
        for (const level of [ground ? 0 : -1, base].filter(level => level >= 0)) {
            const y = Math.round(height - 1 - level * (height - 2)) + 0.5;
            context.moveTo(0, y);
            context.lineTo(width, y);
        }
        context.stroke();
        curves.forEach((curve, index) => {
            context.strokeStyle = Theme.takeColours[index];
            context.lineWidth = Theme.px(2);
            context.setLineDash(Theme.takeDashes[index]);
            context.beginPath();
            for (const point of curve)
                context.lineTo(point.x * width, height - 1 - Math.max(0, Math.min(1, point.y)) * (height - 2));
            context.stroke();
        });
        context.setLineDash([]);
    }
    Connections {
        target: Theme
        function onDarkChanged() { chart.requestPaint(); }
    }
}
