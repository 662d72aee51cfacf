// SPDX-License-Identifier: Apache-2.0
// The learned model of keys: one small network for the key of a moment, one for the key of a piece.
#pragma once

#include "analysis/harmony/key.h"
#include "analysis/harmony/rotation_scorer.h"

#include <array>

namespace atos {

inline constexpr int keyCount = 24;
/// One number a key: C major .. B major, C minor .. B minor.
using KeyScores = std::array<double, keyCount>;

[[nodiscard]] constexpr Key keyOfIndex(int index) {
    return {index % 12, index < 12 ? Mode::major : Mode::minor};
}

struct KeyModel {
    RotationNetwork local; ///< localKeyChannels in, two modes out
    RotationNetwork home;  ///< homeKeyChannels in, two modes out

    /// badInput when the networks are missing or of another shape.
    [[nodiscard]] static Result<KeyModel> fromWeights(const WeightFile& file);
    /// The model built into the program (models/key-open.safetensors).
    [[nodiscard]] static const KeyModel& builtIn();
};

/// The probability of each key, as a network sees it.
[[nodiscard]] KeyScores keyProbabilities(RotationScorer& network, const RotationInput& input);

} // namespace atos
