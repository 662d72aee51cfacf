// SPDX-License-Identifier: Apache-2.0
// Rooms as lines. Pure, any thread.
#pragma once

#include "tone/preset/tone_preset.h"

#include <QPainterPath>
#include <QRectF>

#include <optional>

namespace atos {

/// The room that rings for so many seconds: the longer, the farther its back wall. Its material tells its
/// kind: planks, panels, arches, organ pipes between balconies; a plate is a sheet of steel and no room.
[[nodiscard]] QPainterPath roomPath(std::optional<ReverbType> type, double seconds, const QRectF& box);

} // namespace atos
