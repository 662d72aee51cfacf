// SPDX-License-Identifier: Apache-2.0
// Beats of a given rate among onsets. Any thread, pure functions.
#pragma once

#include "analysis/tempo/accents.h"

#include <span>
#include <vector>

namespace atos {

struct BeatTrack {
    std::vector<double> beats; ///< seconds, rising, those between two onsets of the chain included
    double period = 0;         ///< seconds: the median beat; 0 without a chain
    double score = 0; ///< of the chain, a beat: about 1 where beats are onsets like others, less where
                      ///< they are missing or uneven
};

/// The best chain of onsets one to three beats apart that keeps near `period`, and near a pace that may drift
/// with it (dynamic programming after Ellis 2007, twice: the second time along the pace that the first
/// found).
[[nodiscard]] BeatTrack trackBeats(std::span<const Accent> accents, double period);

} // namespace atos
