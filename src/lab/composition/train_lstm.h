// SPDX-License-Identifier: Apache-2.0
// `atos train lstm`, free of torch: the work is done in the networks plugin.
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <cstdint>
#include <filesystem>

namespace atos {

struct LstmTraining {
    std::filesystem::path data; ///< the labelled music: open pieces of its train split are learnt from
    std::filesystem::path
        weights; ///< where the safetensors go; beside it `.ckpt` lets a run resume, `.log.jsonl` tells it
    double minutes = 50; ///< wall-clock budget; the learning rate falls over it
    int threads = 1;
    std::uint64_t seed = 1;
    int steps = 0;    ///< stop after so many steps instead; 0: by minutes
    int hidden = 256; ///< units of each of the two layers
};

/// Resumes from its checkpoint when there is one for the same options and music; a finished run keeps none.
/// The weights are written in 16 bits.
[[nodiscard]] Status trainLstm(const LstmTraining& options, const Task& task);

} // namespace atos
