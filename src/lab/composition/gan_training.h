// SPDX-License-Identifier: Apache-2.0
// `atos train image-gan` and `atos train crnn-gan`, free of torch: the work is done in the networks plugin.
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <cstdint>
#include <filesystem>

namespace atos {

struct GanTraining {
    std::filesystem::path data;    ///< the labelled music: a folder with open/
    std::filesystem::path weights; ///< where the safetensors go, those of the best snapshot so far
    double minutes = 40;           ///< wall-clock budget
    int threads = 1;
    std::uint64_t seed = 1;
    int steps = 0; ///< stop after so many steps instead; 0: by minutes
};

/// Both write `<weights>.log.jsonl`, `<weights>.samples.png` and, while they run, `<weights>.ckpt`, from
/// which a stopped run resumes when options and music are the same. Twenty times in a run they make 256 clips
/// of the validation split's length and keep the weights whose clips are nearest to it by the symbolic
/// Frechet distance.
[[nodiscard]] Status trainImageGan(const GanTraining& options, const Task& task);
[[nodiscard]] Status trainCrnnGan(const GanTraining& options, const Task& task);

} // namespace atos
