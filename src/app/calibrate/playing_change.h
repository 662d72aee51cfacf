// SPDX-License-Identifier: Apache-2.0
// The same notes at another tempo. Pure functions, any thread.
#pragma once

#include "music/performance.h"
#include "tone/ranking/playing_features.h"

#include <string>

namespace atos {

struct PlayingChange {
    enum class Kind { slower, faster };
    Kind kind = Kind::slower;
    int percent = 0; ///< of the tempo
};

/// All times, the tempo map and the pedals stretched.
[[nodiscard]] Performance changed(Performance performance, const PlayingChange& change);
/// The measures of a take that is changed so: tempo, density and the pace of its chords follow.
[[nodiscard]] PlayingFeatures changed(PlayingFeatures playing, const PlayingChange& change);
/// "Played 12 % slower".
[[nodiscard]] std::string inWords(const PlayingChange& change);

} // namespace atos
