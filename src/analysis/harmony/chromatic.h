// SPDX-License-Identifier: Apache-2.0
// How far a harmony leaves its scale. Pure functions, any thread.
#pragma once

#include "analysis/harmony.h"

#include <optional>

namespace atos {

/// Whether all tones of the chord lie in the scale of the key; in minor the leading note stands beside the
/// seventh degree. True for ChordQuality::none.
[[nodiscard]] bool isInScale(const Chord& chord, const Key& key);

/// The share of the chords' time that is not in the scale of the main key, 0..1; empty without chords. Half of all
/// folk and pop pieces stay below 0.04, half of all jazz lies above 0.49.
[[nodiscard]] std::optional<double> chromaticShare(const Harmony& harmony);

} // namespace atos
