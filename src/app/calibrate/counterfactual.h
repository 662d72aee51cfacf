// SPDX-License-Identifier: Apache-2.0
// The smallest change of playing that would have put another reference first. Any thread.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "music/performance.h"
#include "tone/ranking/similarity.h"
#include "tone/archetypes/reason.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace atos {

/// One way of playing the same notes differently.
struct PlayingChange {
    enum class Kind { slower, faster, shorter, longer };
    Kind kind = Kind::slower;
    int percent = 0; ///< of the tempo, or of how long keys are held
};

/// All times, the tempo map and the pedals stretched; or only the keys held shorter or longer, never into the
/// next note of the same key.
[[nodiscard]] Performance changed(const Performance& performance, const PlayingChange& change);
/// "Played 12 % slower".
[[nodiscard]] std::string inWords(const PlayingChange& change);

/// How changed takes are judged.
struct TakeJudge {
    /// At once: only what is quick to measure again, the rest as it was.
    std::function<std::vector<RankedPreset>(const Performance&)> guess;
    /// The whole analysis.
    std::function<Result<std::vector<RankedPreset>>(const Performance&)> listen;
};

/// Steps of 4 % of tempo (to 32 %) and 8 % of key time (to 64 %) are guessed; what the guess favours is
/// analysed whole, four takes at most, and narrowed down while some of those are left. So the sentence is
/// true of the whole analysis, and the change is the smallest of those tried. When nothing flips the choice
/// the sentence says what was tried. `ranked` must not be empty.
[[nodiscard]] Result<Reason> findCounterfactual(const Performance& performance,
                                                const std::vector<RankedPreset>& ranked,
                                                const TakeJudge& judge, const Task& task);

} // namespace atos
