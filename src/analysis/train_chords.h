// SPDX-License-Identifier: Apache-2.0
// Trains the chord model that is built into the program (models/chords-open.safetensors).
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <cstdint>
#include <filesystem>

namespace atos {

struct ChordTraining {
    std::filesystem::path data; ///< folder with open/ and gt/
    std::filesystem::path out;  ///< the weight file to write
    std::uint64_t seed = 1;
};

/// Learns from the experts' chords of the open training pieces (When in Rome) and, for popular music, from
/// one in eight slices of POP909. Keys come from the built-in key model, as they will in use. Same data and
/// seed, same file.
[[nodiscard]] Status trainChords(const ChordTraining& training, const Task& task);

} // namespace atos
