// SPDX-License-Identifier: Apache-2.0
#include "ui/items/roll_axis.h"

#include "ui/base/words.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr double margin = 6;

QString pedalName(bool known) {
    return known ? QCoreApplication::translate("roll", "Pedal")
                 : QCoreApplication::translate("roll", "Pedal not known");
}

double lineHeight(const RollPalette& palette) {
    return std::ceil(QFontMetricsF(palette.font()).height());
}

/// Every octave's name, or every second's where the lanes are lower than the letters.
void paintOctaves(QPainter& painter, const RollGeometry& geometry, const RollAxis& axis, double line) {
    const double scale = axis.size.height() / geometry.height;
    double below = geometry.notesHeight() * scale + 1;
    for (int pitch = geometry.lowestPitch; pitch <= geometry.highestPitch; ++pitch) {
        const double bottom = (geometry.laneOf(pitch).bottom() + 1) * scale;
        if (pitch % 12 != 0 || bottom < 2 * line || bottom > below) continue;
        painter.drawText(QRectF(margin, bottom - line, axis.size.width(), line),
                         Qt::AlignLeft | Qt::AlignBottom, words::pitch(pitch));
        below = bottom - line;
    }
}

void paintTimes(QPainter& painter, const RollGrid& grid, const RollAxis& axis, double left, double line) {
    const QFontMetricsF metrics(painter.font());
    const double pixelsPerSecond = axis.size.width() / axis.span.seconds;
    const double widest = metrics.horizontalAdvance(QStringLiteral("00:00")) + 2 * margin;
    for (const RollLabel& label :
         grid.labels(axis.span.from, axis.span.from + axis.span.seconds, pixelsPerSecond, widest)) {
        const double x = (label.seconds - axis.span.from) * pixelsPerSecond + 4;
        const double width = metrics.horizontalAdvance(label.text);
        if (x >= left && x + width < axis.labelsEnd)
            painter.drawText(QRectF(x, 4, width + 1, line), Qt::AlignLeft | Qt::AlignTop, label.text);
    }
}

} // namespace

double axisWidth(const RollPalette& palette) {
    const QFontMetricsF metrics(palette.font());
    return std::ceil(
        std::max(metrics.horizontalAdvance(words::pitch(60)), metrics.horizontalAdvance(pedalName(true)))
        + 2 * margin);
}

double pedalLaneHeight(const RollPalette& palette) {
    return std::max(22.0, lineHeight(palette) + 6);
}

void paintRollAxis(QPainter& painter, const RollPalette& palette, const RollGeometry& geometry,
                   const RollGrid& grid, const RollAxis& axis) {
    const double width = axisWidth(palette);
    painter.fillRect(QRectF(0, 0, width, axis.size.height()), palette.lane);
    painter.fillRect(QRectF(width - 1, 0, 1, axis.size.height()), palette.line);
    painter.setFont(palette.font());
    painter.setPen(palette.text);
    const double line = lineHeight(palette);
    paintOctaves(painter, geometry, axis, line);
    const double pedal = pedalLaneHeight(palette);
    painter.drawText(QRectF(margin, axis.size.height() - pedal, axis.size.width(), pedal),
                     Qt::AlignLeft | Qt::AlignVCenter, pedalName(axis.pedalKnown));
    paintTimes(painter, grid, axis, width, line);
}

} // namespace atos
