// SPDX-License-Identifier: Apache-2.0
// Trains the tempo model that is built into the program (models/tempo-open.safetensors).
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <cstdint>
#include <filesystem>

namespace atos {

struct TempoTraining {
    std::filesystem::path data; ///< folder with open/
    std::filesystem::path out;  ///< the weight file to write
    std::uint64_t seed = 1;
    int takesOfPattern = 400; ///< made up of each of the beginners' patterns
    int judges = 4;           ///< networks that differ by their seed; the mean of their scores is kept
};

/// Learns from open training pieces whose tempo somebody stated, without GPL ones, each played in several
/// ways at several speeds, whole and in excerpts, and from what beginners play, made up. The temperature is
/// fitted on the validation split. Same data and seed, same file.
[[nodiscard]] Status trainTempo(const TempoTraining& training, const Task& task);

} // namespace atos
