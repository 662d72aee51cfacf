// SPDX-License-Identifier: Apache-2.0
// `atos evaluate compose`: everything that makes music by itself, side by side with real music.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace atos {

struct ComposeEvaluation {
    std::filesystem::path data; ///< the labelled music
    std::string split = "val";  ///< val or test: the real music to compare with
    std::filesystem::path lstm; ///< weights of the contestants; Markov learns from the training pieces
    std::filesystem::path crnnGan;
    std::filesystem::path imageGan;
    std::filesystem::path judge; ///< weights of an LSTM trained with another seed; empty: nobody judges
    int clips = 200;             ///< of 19 s in each column, 30 .. 2000
};

/// Half of the split's works are the reference, the other half is the column "real" and, its notes shuffled,
/// "shuffled"; then "markov", "lstm", "crnn_gan" and "image_gan", whose clips have the seeds 1, 2, 3, ...
/// None is chosen or left out. "verdict" says which contestants beat the shuffled control and which is the
/// best, by the Frechet distance and, with a judge, by its surprise. Several minutes.
[[nodiscard]] Result<Json> evaluateCompose(const ComposeEvaluation& options, const Task& task);

} // namespace atos
