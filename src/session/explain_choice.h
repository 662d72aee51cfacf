// SPDX-License-Identifier: Apache-2.0
// Why the best reference won, in words. Pure, any thread.
#pragma once

#include "tone/score.h"
#include "tone/tone_target.h"

#include <vector>

namespace atos {

/// The terms that carried the winner against the runner-up, and by how much it won. `ranked` must not be
/// empty.
[[nodiscard]] Reason explainChoice(const std::vector<RankedPreset>& ranked);

} // namespace atos
