// SPDX-License-Identifier: Apache-2.0
// The words that the chord embedding knows: what a chord does in its key, so that a piece reads the same in
// every key and at every tempo. Any thread, pure functions.
#pragma once

#include "analysis/harmony.h"

#include <span>
#include <string>
#include <vector>

namespace atos {

/// One word a change of harmony: the mode of the local key, a colon, and the roman numeral ("M:V7", "m:iv").
/// Chords under 0.12 s (passing notes) and stretches without harmony say nothing, and a chord that is merely
/// repeated says it once.
[[nodiscard]] std::vector<std::string> harmonicWords(std::span<const Chord> chords, const KeyTimeline& keys);

} // namespace atos
