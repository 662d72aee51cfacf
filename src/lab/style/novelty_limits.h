// SPDX-License-Identifier: Apache-2.0
// Where the style classifier should stop to believe itself. Free of torch; any thread.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "lab/style/pieces.h"
#include "style/novelty.h"

#include <span>
#include <vector>

namespace atos {

/// What 99 % of the works of `pieces` keep, by the seconds heard. The limit of novelty is lower where made-up
/// takes (synthetic_negatives.h, other ones than those of the evaluation) would pass both tests, but 95 % of
/// the works keep it. Cancels between pieces.
[[nodiscard]] Result<std::vector<NoveltyLimit>>
fitNoveltyLimits(const FeatureModels& models, std::span<const StylePiece> pieces, const Task& task);

} // namespace atos
