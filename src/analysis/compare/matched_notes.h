// SPDX-License-Identifier: Apache-2.0
// What the notes that two performances share say about both. Any thread, pure functions.
#pragma once

#include "analysis/compare/note_alignment.h"

#include <optional>

namespace atos {

/// A stretch of the first take in which the second goes at another pace than elsewhere.
struct PaceChange {
    double from = 0; ///< seconds of the first take
    double to = 0;
    double ratio = 1; ///< seconds of the second for one of the first, over the ratio of the whole
};

struct MatchedNotes {
    double paceRatio = 1; ///< seconds of the second for one of the first, between the first and last match
    double velocityShift = 0;  ///< mean of second minus first, velocity steps
    double velocityError = 0;  ///< standard error of that mean
    double heldRatio = 1;      ///< median of held time, second over first, at equal pace
    std::size_t onlyFirst = 0; ///< notes of the first that the second does not have
    std::size_t onlySecond = 0;
    std::optional<PaceChange> pace; ///< the strongest, when it is stronger than strongPace
};

/// A pace that a listener notices: the just noticeable difference of tempo is some 6 to 9 % (Friberg &
/// Sundberg 1995); this is twice as much.
inline constexpr double strongPace = 1.15;

[[nodiscard]] MatchedNotes measureMatches(const Performance& first, const Performance& second,
                                          const NoteAlignment& alignment);

} // namespace atos
