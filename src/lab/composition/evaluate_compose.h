// SPDX-License-Identifier: Apache-2.0
// `atos evaluate compose`: everything that makes music by itself, side by side with real music.
#pragma once

#include "compose/generation.h"
#include "core/result.h"
#include "core/task.h"
#include "files/json.h"
#include "lab/metrics/frechet.h"
#include "music/performance.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace atos {

/// Points that tell what a piece sounds like, see ComposeEvaluation::soundPoints.
using SoundPoints = std::function<Result<PointCloud>(const Performance& music, const Task& task)>;

struct ComposeEvaluation {
    std::filesystem::path data; ///< the labelled music
    std::string split = "val";  ///< val or test: the real music to compare with
    /// Of shippedGenerators(), by name, where others than the shipped weights shall be measured.
    std::map<std::string, std::filesystem::path> weights;
    std::filesystem::path judge; ///< weights of an LSTM trained with another seed; empty: nobody judges
    int clips = 200;             ///< of 19 s in each column, 30 .. 2000
    GenerationRequest request;   ///< for every clip, but for its length and seed
    SoundPoints soundPoints;     ///< renders clips for a Frechet distance on sound; none: not measured
};

/// Half of the split's works are the reference, the other half is the column "real" and, its notes shuffled,
/// "shuffled"; then "markov" and each of shippedGenerators() ("lstm", "crnn_gan", "image_gan"), whose clips
/// have the seeds 1, 2, 3, ... None is chosen or left out. "verdict" says which contestants beat the shuffled
/// control and which is the best, by the Frechet distance, with a judge by its surprise, and where sound is
/// heard by the Frechet distance of all points of all clips. Several minutes.
[[nodiscard]] Result<Json> evaluateCompose(const ComposeEvaluation& options, const Task& task);

} // namespace atos
