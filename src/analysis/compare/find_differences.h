// SPDX-License-Identifier: Apache-2.0
// What is different between two takes, as a teacher would say it. Any thread, pure function.
#pragma once

#include "analysis/compare/note_alignment.h"
#include "analysis/features/feature_bands.h"
#include "analysis/tempo/bars.h"

#include <array>
#include <string>
#include <vector>

namespace atos {

struct TakePortrait {
    FeatureBands bands;
    std::array<double, 16> velocities{}; ///< see velocityDistribution()
};

/// One thing that is different in the second take of a pair.
struct Difference {
    std::string aspect; ///< "tempo", "loudness", "notes", ...
    double first = 0;   ///< in the unit of the aspect
    double second = 0;
    bool sure = false;    ///< beyond chance: a test, or matched notes, say so
    std::string sentence; ///< "The second take is 12 % slower."
};

/// What is different in the second take; the alignment is of these two. Places are told in `bars` (in the
/// time of the first) where they are known, else in minutes of the first.
[[nodiscard]] std::vector<Difference> findDifferences(const Performance& first, const TakePortrait& ofFirst,
                                                      const Performance& second, const TakePortrait& ofSecond,
                                                      const NoteAlignment& alignment, const Bars& bars);

} // namespace atos
