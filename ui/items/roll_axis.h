// SPDX-License-Identifier: Apache-2.0
// The names of octaves and the times that stand on a roll. Any thread.
#pragma once

#include "ui/items/roll_painter.h"
#include "ui/items/roll_palette.h"

#include <QPainter>
#include <QSizeF>

namespace atos {

/// The stretch of time that a roll shows, seconds.
struct RollSpan {
    double from = 0;
    double seconds = 12;
};

/// How wide the names of the octaves stand at the left edge.
[[nodiscard]] double axisWidth(const RollPalette& palette);

/// `geometry` may be in other pixels than the painter, which paints `size`. The lane of the pedal at the
/// bottom is as high as `pedalHeight` of the painter's pixels and has its name, when there is one: an empty
/// lane says that no pedal was used, unless `pedalKnown` is false and the name says so.
void paintRollAxis(QPainter& painter, const RollPalette& palette, const RollGeometry& geometry,
                   const QSizeF& size, double pedalHeight, const RollSpan& span, bool pedalKnown);

} // namespace atos
