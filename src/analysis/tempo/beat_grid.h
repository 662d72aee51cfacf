// SPDX-License-Identifier: Apache-2.0
// The beats and bars that music is counted in. Any thread, pure function.
#pragma once

#include "music/performance.h"
#include "music/tempo_map.h"

#include <optional>

namespace atos {

struct BeatGrid {
    /// Seconds <-> quarter notes. Where beats were heard and not stated, a beat counts as a quarter note, and
    /// there are no metres: where bars begin is not heard.
    TempoMap tempo;
    double beatQuarters = 1; ///< of one counted beat
    double from = 0;         ///< seconds: the first beat that is known ...
    double to = 0;           ///< ... and the last
    bool sure = false;       ///< false: only the likeliest; nothing should be shown or moved by it unasked

    [[nodiscard]] bool barsKnown() const { return !tempo.metres.empty(); }
};

/// What the file states where most onsets fall on it; otherwise the beats that were heard, as sure as the
/// tempo is. Nothing where there is too little music to hear a beat.
[[nodiscard]] std::optional<BeatGrid> findBeatGrid(const Performance& performance);

} // namespace atos
