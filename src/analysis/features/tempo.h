// SPDX-License-Identifier: Apache-2.0
// How fast music is felt to go. Any thread, pure function.
#pragma once

#include "music/performance.h"

#include <vector>

namespace atos {

struct TempoChoice {
    double bpm = 0;
    double probability = 0; ///< 0..1
};

struct TempoEstimate {
    double bpm = 0;                     ///< of the counted beat, its median; 0 when there is too little music
    double confidence = 0;              ///< 0..1: how often such an answer is right within 4 %
    std::vector<TempoChoice> choices{}; ///< all that was considered, the answer among them; they sum to 1
};

/// The beat that a learnt model takes for the counted one, among what the onsets repeat at and what the file
/// states, if it does. A stated tempo is evidence, never believed blindly: docs/analysis.md.
[[nodiscard]] TempoEstimate estimateTempo(const Performance& performance);

} // namespace atos
