// SPDX-License-Identifier: Apache-2.0
// From ranked references to one tone for this player. Pure functions, any thread.
#pragma once

#include "analysis/features/features.h"
#include "tone/ranking/similarity.h"

#include <string>
#include <vector>

namespace atos {

/// A stretch of the take.
struct TimeSpan {
    double onset = 0;    ///< seconds
    double duration = 0; ///< seconds
};

/// Why a part of the tone is what it is: a sentence for the player, and the evidence it rests on.
struct Reason {
    std::string parameter; ///< a name of TonePreset's JSON ("reverb.time"), or "choice"
    std::string sentence;
    std::string source;            ///< the paper or convention, short
    std::vector<TimeSpan> spans{}; ///< the music it rests on; empty: the whole take
};

struct ToneTarget {
    TonePreset preset;
    std::vector<Reason> reasons;
};

/// The blend of the 20 best of `ranked`, which holds all references, moved by tempo and touch within the
/// published evidence (Hidaka & Nishihara 2022 for reverberation; Eerola, Friberg & Bresin 2013 for how
/// little timbre should move). Each weighs exp((score - best) / 0.1); the voice is the one that is much
/// commoner among them than among all. Volume, tuning and temperament are left alone; without references,
/// everything.
[[nodiscard]] ToneTarget blendTone(const std::vector<RankedPreset>& ranked, const Features& features);

} // namespace atos
