// SPDX-License-Identifier: Apache-2.0
// `atos evaluate touch`: how near the touch curves of simulated keyboards are recovered from playing alone.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"
#include "lab/metrics/metric_target.h"

#include <filesystem>
#include <span>
#include <string>

namespace atos {

struct TouchEvaluation {
    std::filesystem::path data;      ///< folder with open/ and nc/ (may be absent)
    std::string split;               ///< val or test
    std::filesystem::path reference; ///< resources/tones/touch-reference.json
    int draws = 20;                  ///< of pieces, for each number of pieces and each keyboard
    std::uint64_t seed = 1;
};

/// Played pieces of the split are put through the five simulated keyboards, and each curve is recovered from
/// what is assumed to be alike on both: by assumption ("same_performances", "same_pieces": other players of
/// the same pieces, "other_pieces": of the same collection, "population": the shipped reference), and for 1,
/// 5, 15 and 30 pieces, the mean errors (simulated_keyboards.h) and for each keyboard its curve's. Rows that
/// the split has too few pieces for are left out. And "faults" (keyboard_signs.h), by collection.
[[nodiscard]] Result<Json> evaluateTouch(const TouchEvaluation& evaluation, const Task& task);

/// What evaluateTouch() is held against.
[[nodiscard]] std::span<const MetricTarget> touchTargets();

} // namespace atos
