// SPDX-License-Identifier: Apache-2.0
// Trains the key model that is built into the program (models/key-open.safetensors).
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <cstdint>
#include <filesystem>

namespace atos {

struct KeyTraining {
    std::filesystem::path data; ///< folder with open/ and gt/
    std::filesystem::path out;  ///< the weight file to write
    std::uint64_t seed = 1;
};

/// Learns local keys from the analysts' local keys and home keys from the catalogue's key of each piece; open
/// training pieces only, without GPL ones and without POP909, whose keys were found by a program, and without
/// home keys that networks learned from other works hold for all but impossible. Same data and seed, same
/// file.
[[nodiscard]] Status trainKey(const KeyTraining& training, const Task& task);

} // namespace atos
