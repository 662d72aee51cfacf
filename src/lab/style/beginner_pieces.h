// SPDX-License-Identifier: Apache-2.0
// What people play first, as labelled pieces: so that a blues on three chords is by nobody famous. Any
// thread.
#pragma once

#include "lab/style/pieces.h"

#include <vector>

namespace atos {

inline constexpr int beginnerTakesOfAKind = 12;

/// Made-up takes (beginner_patterns.h), each a work of its own and the same every time: by a composer outside
/// every list, with the metre and tempo that they were made with, and a genre where the pattern leaves no
/// doubt.
[[nodiscard]] std::vector<StylePiece> beginnerPieces(const LabelNames& labels,
                                                     int takesOfAKind = beginnerTakesOfAKind);

} // namespace atos
