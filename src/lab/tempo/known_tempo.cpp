// SPDX-License-Identifier: Apache-2.0
#include "lab/tempo/known_tempo.h"

#include "analysis/tempo/stated_tempo.h"

#include <string_view>

namespace atos {

namespace {

constexpr double leastGrid = 0.5; ///< share of onsets on the map's grid

/// By hand, not on its grid, but as fast as it says.
bool isPlayedToItsMap(const LabelledPiece& piece) {
    return piece.source.find("POP909") != std::string::npos;
}

} // namespace

bool hasKnownTempo(const LabelledPiece& piece) {
    return piece.bpm > 0;
}

bool hasKnownBeats(const LabelledPiece& piece) {
    return hasKnownTempo(piece) && (piece.kind != "performance" || isPlayedToItsMap(piece));
}

double knownTempo(const LabelledPiece& piece, const Performance& performance) {
    if (!hasKnownTempo(piece)) return 0;
    if (!hasKnownBeats(piece)) return piece.bpm;
    const std::vector<Accent> accents = accentsOf(performance);
    const StatedTempo stated = statedTempo(performance.tempo, accents);
    const bool kept = stated.gridShare >= leastGrid || isPlayedToItsMap(piece);
    return stated.period > 0 && kept ? 60 / stated.period : 0;
}

} // namespace atos
