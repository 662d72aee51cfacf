// SPDX-License-Identifier: Apache-2.0
// The axes of playing as a star: one outline a take, with the band it is sure to lie in. Takes differ by colour and by dashes.
import QtQuick

Canvas {
    id: chart

    required property var takes
    property int highlighted: -1 ///< index of a take; -1: none

    readonly property var axes: takes.length > 0 ? takes[0].axes : []
    readonly property real reach: Math.min(width, height) / 2 - Theme.px(44)

    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Radar of %1 takes").arg(takes.length)
    Accessible.description: takes.map(take => take.sentence).join(". ")

    function spot(axis: int, share: real): point {
        const angle = axis * 2 * Math.PI / axes.length - Math.PI / 2;
        return Qt.point(width / 2 + Math.cos(angle) * reach * share, height / 2 + Math.sin(angle) * reach * share);
    }
    function outline(context, shares) {
        context.beginPath();
        shares.forEach((share, axis) => {
            const at = spot(axis, share);
            context.lineTo(at.x, at.y);
        });
        context.closePath();
    }
    function drawWeb(context) {
        context.strokeStyle = Theme.outline;
        context.lineWidth = 1;
        for (const ring of [0.25, 0.5, 0.75, 1]) {
            outline(context, axes.map(() => ring));
            context.stroke();
        }
        axes.forEach((axis, i) => {
            const end = spot(i, 1);
            context.beginPath();
            context.moveTo(width / 2, height / 2);
            context.lineTo(end.x, end.y);
            context.stroke();
        });
    }
    function drawBand(context, take, colour) {
        context.fillStyle = colour;
        context.globalAlpha = 0.13;
        // The inner outline runs backwards, so that the hole stays a hole.
        context.beginPath();
        take.axes.forEach((axis, i) => { const at = spot(i, axis.high); i ? context.lineTo(at.x, at.y) : context.moveTo(at.x, at.y); });
        context.closePath();
        for (let i = take.axes.length - 1; i >= 0; --i) {
            const at = spot(i, take.axes[i].low);
            i === take.axes.length - 1 ? context.moveTo(at.x, at.y) : context.lineTo(at.x, at.y);
        }
        context.closePath();
        context.fill();
        context.globalAlpha = 1;
    }
    function drawTake(context, take, index) {
        const colour = Theme.takeColours[index];
        drawBand(context, take, colour);
        context.strokeStyle = colour;
        context.lineWidth = Theme.px(index === highlighted ? 4 : 2);
        context.setLineDash(Theme.takeDashes[index]);
        outline(context, take.axes.map(axis => axis.share));
        context.stroke();
        context.setLineDash([]);
    }

    onPaint: {
        const context = getContext("2d");
        context.reset();
        drawWeb(context);
        takes.forEach((take, index) => drawTake(context, take, index));
    }
    onTakesChanged: requestPaint()
    onHighlightedChanged: requestPaint()
    Connections {
        target: Theme
        function onDarkChanged() { chart.requestPaint(); }
    }
    Repeater {
        model: chart.axes

        CaptionText {
            required property int index
            required property var modelData
            readonly property point at: chart.spot(index, 1 + Theme.px(22) / Math.max(1, chart.reach))

            x: at.x - width / 2
            y: at.y - height / 2
            text: modelData.title
            color: Theme.text
            Accessible.ignored: true
        }
    }
}
