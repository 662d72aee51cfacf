// SPDX-License-Identifier: Apache-2.0
// Which touch curve suits a player's hands. Pure function, any thread.
#pragma once

#include "analysis/features/features.h"

#include <optional>

namespace atos {

/// Notes without which a touch curve is not judged.
inline constexpr double keyTouchNeedsNotes = 400;

/// -1 (lighter), 0 or +1 (heavier) from the quantiles of the player's velocities; empty below
/// keyTouchNeedsNotes and for music without dynamics, which no hand played. Practice, not research.
[[nodiscard]] std::optional<double> keyTouchForVelocities(const Features& features);

} // namespace atos
