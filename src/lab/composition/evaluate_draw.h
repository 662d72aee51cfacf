// SPDX-License-Identifier: Apache-2.0
// `atos evaluate draw`: drawings to music, measured on all outputs.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"

#include <filesystem>
#include <string>

namespace atos {

struct DrawEvaluation {
    std::filesystem::path data;    ///< the labelled music: prompts and real clips come from its open pieces
    std::filesystem::path weights; ///< of the LSTM that plays
    std::filesystem::path judge; ///< of an LSTM trained with another seed; empty: the Markov baseline judges
    std::string split = "val";   ///< val or test
    int prompts = 4;             ///< pieces that the drawings follow, 1 or more
    int particles = 8;
};

/// Twelve drawings of 16 s after each prompt, by every way there is: means of DrawScores, the Frechet
/// distance of 25 properties from real clips, and the processor time of a drawing.
[[nodiscard]] Result<Json> evaluateDraw(const DrawEvaluation& options, const Task& task);

} // namespace atos
