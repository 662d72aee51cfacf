// SPDX-License-Identifier: Apache-2.0
// How fast music is felt to go. Any thread, pure function.
#pragma once

#include "music/performance.h"

namespace atos {

struct TempoEstimate {
    double bpm = 0;        ///< of the felt beat; 0 when there is too little music
    double confidence = 0; ///< 0..1
};

/// The file's own tempo where its notes keep to it, otherwise what the onsets tell.
[[nodiscard]] TempoEstimate estimateTempo(const Performance& performance);

} // namespace atos
