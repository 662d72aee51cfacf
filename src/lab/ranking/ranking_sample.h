// SPDX-License-Identifier: Apache-2.0
// Which labelled pieces the score is measured on. Pure functions, any thread.
#pragma once

#include "lab/data/collection.h"

#include <cstddef>
#include <string>
#include <vector>

namespace atos {

/// Measuring a whole split takes hours; this many works tell models apart to about two percentage points.
struct RankingSampling {
    std::size_t worksOfAGroup = 45; ///< a group: open scores, performances, folk tunes, ...
    std::size_t filesOfAWork = 5;
};

/// The pieces of `split`, thinned in an order that hashes of works and files make: the same for everyone,
/// blind to what the pieces are. Vienna 4x22 (22 pianists playing the same pages) is added whole, whatever
/// its split: no weights ever learn from it.
[[nodiscard]] std::vector<LabelledPiece> sampleForRanking(const std::vector<LabelledPiece>& pieces,
                                                          const std::string& split,
                                                          const RankingSampling& sampling = {});

/// Whether a piece belongs to Vienna 4x22 (Goebl 1999).
[[nodiscard]] bool isVienna(const LabelledPiece& piece);

} // namespace atos
