// SPDX-License-Identifier: Apache-2.0
// The learned model of chords: one small network for the chord of a moment.
#pragma once

#include "analysis/harmony/chord.h"
#include "analysis/harmony/rotation_network.h"

namespace atos {

inline constexpr std::size_t chordQualities = 15; ///< all of ChordQuality but none, in its order
inline constexpr std::size_t chordStates = 12 * chordQualities;

struct ChordModel {
    RotationNetwork network; ///< chordChannels in, chordQualities out

    /// badInput when the network is missing or of another shape.
    [[nodiscard]] static Result<ChordModel> fromWeights(const WeightFile& file);
    /// The model built into the program (models/chords-open.safetensors).
    [[nodiscard]] static const ChordModel& builtIn();
    /// The research weights where shippedWeights() has them and they are sound, else
    /// the built-in ones. Read once.
    [[nodiscard]] static const ChordModel& inUse();
};

} // namespace atos
