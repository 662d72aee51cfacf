// SPDX-License-Identifier: Apache-2.0
// A labelled piece and the tone that it gets, as the program would recommend it. Any thread.
#pragma once

#include "lab/ranking/measured_piece.h"
#include "tone/archetypes/recommend_tone.h"
#include "tone/ranking/catalogue.h"

#include <string>
#include <vector>

namespace atos {

struct RecommendedPiece {
    LabelledPiece labels;
    std::string genre; ///< soundingGenre of the labels
    ToneTarget target;
};

/// A piece of the catalogue is not compared with itself.
[[nodiscard]] RecommendedPiece recommendedFor(const MeasuredPiece& piece, const Archetypes& archetypes,
                                              const Catalogue& catalogue);

} // namespace atos
