// SPDX-License-Identifier: Apache-2.0
// All of a piece at once, small. Window or render thread.
#pragma once

#include "music/performance.h"
#include "ui/items/roll_palette.h"

#include <QPainter>
#include <QSizeF>

#include <memory>

namespace atos {

/// From 0 s to the music's end over the whole width.
void paintWholeRoll(QPainter& painter, const std::shared_ptr<const Performance>& music,
                    const RollPalette& palette, QSizeF size);

} // namespace atos
