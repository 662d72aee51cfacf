// SPDX-License-Identifier: Apache-2.0
// The beats that a listener might tap to. Any thread, pure functions.
#pragma once

#include "analysis/tempo/beat_track.h"
#include "analysis/tempo/interval_histogram.h"
#include "analysis/tempo/stated_tempo.h"

#include <span>
#include <vector>

namespace atos {

/// Music as the judgement of its tempo sees it.
struct TempoEvidence {
    std::vector<Accent> accents;
    IntervalHistogram intervals; ///< of all pairs of onsets within reach, by their saliences
    StatedTempo stated;
    /// Beats that may be the counted one: 20 to 330 a minute, no two within 3 %, the likeliest first; at most
    /// 24. They are found in the onsets; the period is the stated one where both agree within 4 %.
    std::vector<BeatTrack> candidates;
};

/// Without candidates where there are fewer than eight onsets.
[[nodiscard]] TempoEvidence tempoEvidence(const Performance& performance);

} // namespace atos
