// SPDX-License-Identifier: Apache-2.0
#include "lab/tone/recommended_piece.h"

#include "lab/style/labels.h"

namespace atos {

RecommendedPiece recommendedFor(const MeasuredPiece& piece, const Archetypes& archetypes,
                                const Catalogue& catalogue) {
    const auto ranked = rankPresets(piece.profile, catalogue, catalogue.pieces.size());
    return {piece.labels, soundingGenre(piece.labels), recommendTone(archetypes, evidenceOf(piece, ranked))};
}

} // namespace atos
