// SPDX-License-Identifier: Apache-2.0
#include "ui/items/roll_axis.h"

#include "ui/base/words.h"

#include <QCoreApplication>

#include <cmath>

namespace atos {
namespace {

void paintOctaves(QPainter& painter, const RollGeometry& geometry, const QSizeF& size, double column,
                  double line) {
    const double scale = size.height() / geometry.height;
    for (int pitch = geometry.lowestPitch; pitch <= geometry.highestPitch; ++pitch) {
        const double bottom = (geometry.laneOf(pitch).bottom() + 1) * scale;
        if (pitch % 12 != 0 || bottom < 2 * line) continue;
        painter.drawText(QRectF(6, bottom - line, column, line), Qt::AlignLeft | Qt::AlignBottom,
                         words::pitch(pitch));
    }
}

void paintTimes(QPainter& painter, const QSizeF& size, const RollSpan& span, double column, double line) {
    const int step = span.seconds > 40 ? 10 : span.seconds > 16 ? 5 : 2;
    const auto first = static_cast<int>(std::ceil(span.from / step)) * step;
    for (int second = first; second < span.from + span.seconds; second += step) {
        const double x = (second - span.from) / span.seconds * size.width();
        if (x > column / 2 && x < size.width() - column / 2)
            painter.drawText(QRectF(x + 4, 4, column, line), Qt::AlignLeft | Qt::AlignTop,
                             words::minutes(second));
    }
}

} // namespace

double axisWidth(const RollPalette& palette) {
    return palette.textSize * 3;
}

void paintRollAxis(QPainter& painter, const RollPalette& palette, const RollGeometry& geometry,
                   const QSizeF& size, double pedalHeight, const RollSpan& span, bool pedalKnown) {
    // Notes pass under the names of the octaves, dimmed.
    QColor veil = palette.lane;
    veil.setAlphaF(0.75F);
    painter.fillRect(QRectF(0, 0, axisWidth(palette), size.height()), veil);
    painter.setFont(palette.font());
    painter.setPen(palette.text);
    const double line = palette.textSize * 1.3;
    const double column = palette.textSize * 8;
    paintOctaves(painter, geometry, size, column, line);
    if (pedalHeight > 0)
        painter.drawText(QRectF(6, size.height() - pedalHeight, size.width(), pedalHeight),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         pedalKnown ? QCoreApplication::translate("roll", "Pedal")
                                    : QCoreApplication::translate("roll", "Pedal not known"));
    paintTimes(painter, size, span, column, line);
}

} // namespace atos
