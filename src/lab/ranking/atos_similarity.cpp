// SPDX-License-Identifier: Apache-2.0
#include "lab/ranking/atos_similarity.h"

#include "analysis/embedding/chord_embedding.h"

namespace atos {
namespace {

constexpr double sameKeyBonus = 0.3;
constexpr double headPenalty = 0.12;

SimilarityTerm harmonyTerm(const PieceProfile& query, const ReferencePiece& piece) {
    const bool comparable = query.harmony.size() == piece.profile.harmony.size();
    const double similarity = comparable ? cosine(query.harmony, piece.profile.harmony) : 0;
    return {"harmony", similarity, similarity};
}

SimilarityTerm headTerm(const StyleProfile& a, const StyleProfile& b, StyleHead which) {
    const auto distance = headDistance(a.head(which), b.head(which));
    return {std::string(headName(which)), distance.value_or(0), -headPenalty * distance.value_or(0)};
}

std::vector<SimilarityTerm> atosTerms(const PieceProfile& query, const ReferencePiece& piece) {
    const bool sameKey = query.key == piece.profile.key;
    std::vector<SimilarityTerm> terms{harmonyTerm(query, piece),
                                      {"key", sameKey ? 1.0 : 0.0, sameKey ? sameKeyBonus : 0.0}};
    for (const StyleHead head : styleHeads)
        terms.push_back(headTerm(query.style, piece.profile.style, head));
    return terms;
}

} // namespace

std::vector<RankedPreset> rankByAtosFormula(const PieceProfile& query, const Catalogue& catalogue,
                                            std::size_t limit) {
    return rankPresets(
        query, catalogue, [&query](const ReferencePiece& piece) { return atosTerms(query, piece); }, limit);
}

} // namespace atos
