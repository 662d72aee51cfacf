// SPDX-License-Identifier: Apache-2.0
// The smallest change of tempo that would have put another reference first. Any thread.
#pragma once

#include "app/calibrate/playing_change.h"
#include "core/result.h"
#include "core/task.h"
#include "tone/archetypes/reason.h"
#include "tone/ranking/similarity.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace atos {

/// The references of the take as it would be after a change.
using ChangeJudge = std::function<Result<std::vector<RankedPreset>>(const PlayingChange&)>;

/// A sixth `towards`, the other way, and a third both ways are tried, until one flips the choice; what is
/// left of the `changes` that may be judged narrows that down, in steps of 4 %. The change named is the
/// smallest of those that flipped; when none did, the sentence says what was tried. `ranked` must not be
/// empty, `changes` not 0.
[[nodiscard]] Result<Reason> findCounterfactual(const std::vector<RankedPreset>& ranked,
                                                PlayingChange::Kind towards, std::size_t changes,
                                                const ChangeJudge& judge, const Task& task);

/// The same of a take for which only a passage was judged: says so.
[[nodiscard]] Reason goingBy(const TimeSpan& passage, Reason reason);

} // namespace atos
