// SPDX-License-Identifier: Apache-2.0
#include "ui/items/whole_roll.h"

#include "ui/items/roll_painter.h"

#include <algorithm>
#include <cmath>

namespace atos {

void paintWholeRoll(QPainter& painter, const std::shared_ptr<const Performance>& music,
                    const RollPalette& palette, QSizeF size) {
    RollGeometry geometry;
    geometry.width = static_cast<int>(std::ceil(size.width()));
    geometry.height = static_cast<int>(std::ceil(size.height()));
    geometry.pixelsPerSecond = geometry.width / std::max(1.0, music->duration());
    fitPitches(geometry, *music);
    RollPainter(music, palette, music->duration() + 1).paint(painter, geometry, 0, 0, geometry.width);
}

} // namespace atos
