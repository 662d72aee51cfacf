// SPDX-License-Identifier: Apache-2.0
// The similarity of ATOS's published code, which the learned one is measured against. Pure function, any
// thread.
#pragma once

#include "tone/ranking/similarity.h"

namespace atos {

/// As rankPresets(), by the cosine of the chord embeddings + 0.3 for the same key - 0.12 times each head's
/// distance.
[[nodiscard]] std::vector<RankedPreset>
rankByAtosFormula(const PieceProfile& query, const Catalogue& catalogue, std::size_t limit = neighbours);

} // namespace atos
