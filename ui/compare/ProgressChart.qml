// SPDX-License-Identifier: Apache-2.0
// How one side of the playing of a piece changed from take to take, along their dates, with the bands they are sure to lie in.
import QtQuick
import QtQuick.Layouts

ColumnLayout {
    id: chart

    required property var takes
    required property int axis ///< among the axes of a take
    readonly property var byDate: Array.from(takes).sort((a, b) => a.when - b.when)
    readonly property var first: byDate[0].axes[axis]
    readonly property var last: byDate[byDate.length - 1].axes[axis]

    spacing: 0
    Accessible.role: Accessible.Graphic
    Accessible.name: byDate.map(take => qsTr("%1 %2: %3").arg(first.title).arg(take.date).arg(take.axes[axis].text)).join(". ")

    CaptionText {
        Layout.fillWidth: true
        text: chart.first.title
        color: Theme.text
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Canvas {
        id: canvas
        Layout.fillWidth: true
        implicitHeight: Theme.px(48)
        onPaint: {
            const context = getContext("2d");
            context.reset();
            const values = chart.takes.map(take => take.axes[chart.axis]);
            const low = Math.min(...values.map(value => value.low));
            const high = Math.max(...values.map(value => value.high));
            const inset = Theme.px(6);
            const x = take => inset + take.when * (width - 2 * inset);
            const y = share => height - inset - (share - low) / Math.max(0.02, high - low) * (height - 2 * inset);
            context.strokeStyle = Theme.muted;
            context.lineWidth = Theme.px(1.5);
            context.beginPath();
            chart.byDate.forEach(take => context.lineTo(x(take), y(take.axes[chart.axis].share)));
            context.stroke();
            chart.takes.forEach((take, index) => {
                const value = values[index];
                context.strokeStyle = context.fillStyle = Theme.takeColours[index];
                context.beginPath();
                context.moveTo(x(take), y(value.low));
                context.lineTo(x(take), y(value.high));
                context.stroke();
                context.beginPath();
                context.arc(x(take), y(value.share), Theme.px(4), 0, 2 * Math.PI);
                context.fill();
            });
        }
        Connections {
            target: Theme
            function onDarkChanged() { canvas.requestPaint(); }
        }
        Connections {
            target: chart
            function onTakesChanged() { canvas.requestPaint(); }
        }
    }
    CaptionText {
        Layout.fillWidth: true
        text: qsTr("%1 → %2").arg(chart.first.text).arg(chart.last.text)
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }
}
