// SPDX-License-Identifier: Apache-2.0
// Why the best reference won, in words. Pure, any thread.
#pragma once

#include "app/calibrate/choice_evidence.h"
#include "tone/ranking/similarity.h"
#include "tone/archetypes/reason.h"

#include <optional>
#include <vector>

namespace atos {

/// By how much the winner leads the runner-up and the terms that carried it; then, for each of those terms,
/// what in the music they rest on (empty `evidence`: left out). `ranked` must not be empty.
[[nodiscard]] std::vector<Reason> explainChoice(const std::vector<RankedPreset>& ranked,
                                                const std::optional<ChoiceEvidence>& evidence = {});

} // namespace atos
