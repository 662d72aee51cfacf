// SPDX-License-Identifier: Apache-2.0
// What a key sounds like: the likelihood of each of the 24 keys given pitch classes.
#pragma once

#include "analysis/key.h"
#include "analysis/slices.h"

#include <array>

namespace atos {

inline constexpr int keyCount = 24;
/// One number a key: C major .. B major, C minor .. B minor.
using KeyScores = std::array<double, keyCount>;

[[nodiscard]] constexpr Key keyOfIndex(int index) {
    return {index % 12, index < 12 ? Mode::major : Mode::minor};
}
[[nodiscard]] constexpr int indexOfKey(const Key& key) {
    return key.tonic + (key.mode == Mode::major ? 0 : 12);
}

/// Log-likelihood of `weights` (seconds a pitch class) under each key's profile: Temperley's Kostka-Payne
/// profiles (The Cognition of Basic Musical Structures, 2001; as given in Music and Probability, 2007).
[[nodiscard]] KeyScores profileScores(const PitchClasses& weights);

/// Turns log scores into probabilities that sum to 1.
[[nodiscard]] KeyScores softmax(const KeyScores& scores);

} // namespace atos
