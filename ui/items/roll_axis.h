// SPDX-License-Identifier: Apache-2.0
// The names of octaves and the bars or times that stand on a roll, in the palette's size of letters. Any
// thread.
#pragma once

#include "ui/items/roll_grid.h"
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

/// How wide the names of the octaves and of the pedal stand at the left edge. Nothing else is seen there.
[[nodiscard]] double axisWidth(const RollPalette& palette);
/// How high the lane of the pedal is, with room for its name.
[[nodiscard]] double pedalLaneHeight(const RollPalette& palette);

/// What an axis stands on: `size` in the painter's pixels; the lane of the pedal is at its bottom.
struct RollAxis {
    QSizeF size;
    RollSpan span;
    double labelsEnd = 0;   ///< no bar or time stands right of here, where something else covers the roll
    bool pedalKnown = true; ///< an empty lane says that no pedal was used, unless this is false
};

/// `geometry` may be in other pixels than the painter.
void paintRollAxis(QPainter& painter, const RollPalette& palette, const RollGeometry& geometry,
                   const RollGrid& grid, const RollAxis& axis);

} // namespace atos
