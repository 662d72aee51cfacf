// SPDX-License-Identifier: Apache-2.0
// How a take goes through a piece: curves over the time of the take that it is compared with. Any thread,
// pure functions.
#pragma once

#include "analysis/compare/note_alignment.h"
#include "analysis/tempo/bars.h"

#include <vector>

namespace atos {

struct CurvePoint {
    double seconds = 0; ///< of the first take
    double value = 0;
};

/// A window of eight seconds moves by two; each point stands in the middle of one.
inline constexpr double curveWindow = 8;
inline constexpr double curveStep = 2;

/// How many times as fast as the first the second goes. Empty for another piece.
[[nodiscard]] std::vector<CurvePoint> paceCurve(const NoteAlignment& alignment);
/// The mean velocity of its notes where they lie in the first. Empty for another piece.
[[nodiscard]] std::vector<CurvePoint> loudnessCurve(const Performance& first, const Performance& second,
                                                    const NoteAlignment& alignment);
/// The same of the first itself.
[[nodiscard]] std::vector<CurvePoint> loudnessCurve(const Performance& take);

/// The bars of the second in the time of the first. Unknown for another piece.
[[nodiscard]] Bars barsInFirst(const Bars& ofSecond, const NoteAlignment& alignment);

} // namespace atos
