// SPDX-License-Identifier: Apache-2.0
// Trains the chord models: the one built into the program (models/chords-open.safetensors) and the one for
// research (models/chords-research.safetensors).
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <cstdint>
#include <filesystem>

namespace atos {

struct ChordTraining {
    std::filesystem::path data; ///< folder with open/ and gt/, and nc/ for research
    std::filesystem::path out;  ///< the weight file to write
    bool research = false;      ///< also learn from non-commercial music
    std::uint64_t seed = 1;
};

/// Learns from the experts' chords of the training pieces (open: When in Rome; research: also DCMLab's
/// corpora and their performances) and, for popular music, from one in eight slices of POP909. Keys come from
/// the built-in key model, as they will in use. Same data and seed, same file.
[[nodiscard]] Status trainChords(const ChordTraining& training, const Task& task);

} // namespace atos
