// SPDX-License-Identifier: Apache-2.0
// `atos train transcribe`, free of torch: the work is done in the networks plugin.
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <cstdint>
#include <filesystem>

namespace atos {

struct TranscriptionTraining {
    std::filesystem::path data;    ///< a folder that `atos dataset render` filled
    std::filesystem::path weights; ///< where the safetensors go; `<weights>.ckpt` beside it lets a run resume
    double minutes = 40;           ///< wall-clock budget; the learning rate falls over it
    int threads = 1;
    std::uint64_t seed = 1;
    int steps = 0; ///< stop after so many steps instead; 0: by minutes
};

/// Resumes from its checkpoint when there is one for the same options and clips; a finished run keeps none.
[[nodiscard]] Status trainTranscription(const TranscriptionTraining& options, const Task& task);

} // namespace atos
