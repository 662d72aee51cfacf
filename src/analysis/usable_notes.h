// SPDX-License-Identifier: Apache-2.0
// The notes of a performance that can be reckoned with. Pure function, any thread.
#pragma once

#include "music/performance.h"

#include <vector>

namespace atos {

/// Seconds within which notes count as struck together.
inline constexpr double chordSpread = 0.05;

/// The notes with hasUsableTimes() in the order of their onsets; those that begin together stay in theirs.
[[nodiscard]] std::vector<Note> usableNotes(const Performance& performance);

} // namespace atos
