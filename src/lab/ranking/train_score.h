// SPDX-License-Identifier: Apache-2.0
// `atos train score`: makes models/score-open.safetensors, which is built into the program.
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <filesystem>

namespace atos {

struct ScoreTraining {
    std::filesystem::path data;      ///< folder with open/metadata.tsv and open/midi/
    std::filesystem::path embedding; ///< models/chord-embedding-*.safetensors
    std::filesystem::path weights;   ///< models/style-*.safetensors
    std::filesystem::path out;       ///< written at the end, whole or not at all
};

/// Learns from a sample of the open training pieces that weights may be learned from (mayTrainOn); sets the
/// probability scale, two numbers, on open validation pieces. The same inputs give the same bytes. Any
/// thread; two minutes. environment when the plugin of the networks is missing, badInput when a file is.
[[nodiscard]] Status trainScore(const ScoreTraining& training, const Task& task);

} // namespace atos
