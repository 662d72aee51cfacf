// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/playing_features.h"

#include <algorithm>
#include <cmath>

namespace atos {

PlayingFeatures playingFeaturesOf(const Features& features, const Harmony& harmony) {
    const auto chords = std::count_if(harmony.chords.begin(), harmony.chords.end(),
                                      [](const Chord& chord) { return chord.quality != ChordQuality::none; });
    const double chordsPerSecond = static_cast<double>(chords) / std::max(1.0, features.soundingSeconds);
    // The floors keep what was not measured finite; no music reaches below them.
    return {std::log2(std::max(20.0, features.tempo.bpm)),
            std::log2(std::max(0.2, features.density)),
            std::log2(std::max(0.5, features.polyphony)),
            features.articulation,
            features.registerMean,
            features.registerSpread,
            std::log2(std::max(0.02, chordsPerSecond))};
}

} // namespace atos
