// SPDX-License-Identifier: Apache-2.0
// From ranked references to one tone for this player. Pure functions, any thread.
#pragma once

#include "analysis/features.h"
#include "tone/score.h"

#include <string>
#include <vector>

namespace atos {

/// Why a part of the tone is what it is: a sentence for the player, and the evidence it rests on.
struct Reason {
    std::string parameter; ///< a name of TonePreset's JSON ("reverb.time"), or "choice"
    std::string sentence;
    std::string source; ///< the paper or convention, short
};

struct ToneTarget {
    TonePreset preset;
    std::vector<Reason> reasons;
};

/// The score-weighted blend of the best neighbours, moved by tempo and touch within the published evidence
/// (Hidaka & Nishihara 2022 for reverberation; Eerola, Friberg & Bresin 2013 for how little timbre should
/// move). A neighbour weighs exp((score - best) / 0.1). Volume, tuning and temperament are nobody's business
/// but the player's. Without neighbours the preset leaves everything alone.
[[nodiscard]] ToneTarget blendTone(const std::vector<RankedPreset>& ranked, const Features& features);

} // namespace atos
