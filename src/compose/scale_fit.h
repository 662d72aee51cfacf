// SPDX-License-Identifier: Apache-2.0
// Which of the 24 scales fits a clip best, by correlation with the key profiles of Krumhansl and Kessler
// ("Tracing the dynamic changes in perceived tonal organization", Psychological Review 1982). The shipped key
// networks find keys better; a measure should not move when they learn. Any thread.
#pragma once

#include "analysis/harmony/key.h"
#include "compose/note_grid.h"

#include <array>

namespace atos {

using PitchClassShares = std::array<double, 12>; ///< C .. B

/// Columns sounded by pitch class, as shares of 1; all 0 without notes.
[[nodiscard]] PitchClassShares pitchClassShares(const NoteGrid& grid);

/// C major without notes.
[[nodiscard]] Key bestKey(const PitchClassShares& shares);

/// Is the pitch class in the key's scale? Minor: natural, with the leading tone as well.
[[nodiscard]] bool inScale(int pitchClass, const Key& key);

} // namespace atos
