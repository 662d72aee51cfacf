// SPDX-License-Identifier: Apache-2.0
// Two to six takes beside each other: how each is played, how far apart they are, and what a teacher would
// say of it. Any thread, pure functions.
#pragma once

#include "analysis/compare/find_differences.h"
#include "analysis/compare/note_alignment.h"
#include "analysis/compare/piece_curves.h"
#include "analysis/features/feature_bands.h"
#include "core/result.h"

#include <span>
#include <string>
#include <vector>

namespace atos {

inline constexpr std::size_t fewestTakes = 2;
inline constexpr std::size_t mostTakes = 6;

struct TakePair {
    std::size_t first = 0;
    std::size_t second = 0;
    double distance = 0; ///< root mean square over the axes, each as a share of its range; 0: alike
    NoteAlignment alignment;
    std::vector<Difference> differences; ///< what is sure first, then the largest
    std::vector<CurvePoint> pace;        ///< paceCurve(); empty for another piece
    std::vector<CurvePoint> loudness;    ///< loudnessCurve() of the second; the same
};

struct TakeComparison {
    std::vector<TakePortrait> takes;
    std::vector<CurvePoint> loudness; ///< of the first take, through the piece
    Bars bars; ///< in the time of the first; from the first take of the piece whose file makes them sure
    std::vector<TakePair> pairs; ///< the first with each other take: a teacher compares with where it began
};

/// badInput for less than fewestTakes or more than mostTakes, or a take without notes.
[[nodiscard]] Result<TakeComparison> compareTakes(std::span<const Performance> takes, const Task& task = {});

} // namespace atos
