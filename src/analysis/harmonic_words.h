// SPDX-License-Identifier: Apache-2.0
// The words that the chord embedding knows: what chords do in their key, so that a piece reads the same in
// every key and at every tempo. Any thread, pure functions.
#pragma once

#include "analysis/harmony.h"

#include <span>
#include <string>
#include <vector>

namespace atos {

/// For each change of harmony a chord word, the mode of the local key and the roman numeral ("M:V7", "m:iv"),
/// and between two chords a step word ("M:V7>I"; "M:V7>m:i" where the mode changes), which tells pieces apart
/// that use the same chords in another order. Chords under 0.12 s (passing notes) and stretches without
/// harmony say nothing, and a chord that is merely repeated says it once.
[[nodiscard]] std::vector<std::string> harmonicWords(std::span<const Chord> chords, const KeyTimeline& keys);

} // namespace atos
