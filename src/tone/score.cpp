// SPDX-License-Identifier: Apache-2.0
#include "tone/score.h"

#include "analysis/chord_embedding.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr double sameKeyBonus = 0.3;
constexpr double headPenalty = 0.12;

/// The labels of one model stand in the same order, so the first look is nearly always right.
double probabilityOf(const HeadProfile& head, const std::string& label, std::size_t likelyIndex) {
    if (likelyIndex < head.labels.size() && head.labels[likelyIndex].label == label)
        return head.labels[likelyIndex].probability;
    const auto found = std::find_if(head.labels.begin(), head.labels.end(),
                                    [&label](const LabelProbability& entry) { return entry.label == label; });
    return found == head.labels.end() ? 0 : found->probability;
}

ScoreTerm harmonyTerm(const PieceProfile& query, const ReferencePiece& piece) {
    const bool comparable = query.harmony.size() == piece.profile.harmony.size();
    const double similarity = comparable ? cosine(query.harmony, piece.profile.harmony) : 0;
    return {"harmony", similarity, similarity};
}

ScoreTerm headTerm(const StyleProfile& a, const StyleProfile& b, StyleHead which) {
    const auto distance = headDistance(a.head(which), b.head(which));
    return {std::string(headName(which)), distance.value_or(0), -headPenalty * distance.value_or(0)};
}

RankedPreset score(const PieceProfile& query, const ReferencePiece& piece) {
    RankedPreset ranked{piece.id, piece.title, piece.composer, 0, {}, piece.tone};
    const bool sameKey = query.key == piece.profile.key;
    ranked.terms.push_back(harmonyTerm(query, piece));
    ranked.terms.push_back({"key", sameKey ? 1.0 : 0.0, sameKey ? sameKeyBonus : 0.0});
    for (const StyleHead head : styleHeads)
        ranked.terms.push_back(headTerm(query.style, piece.profile.style, head));
    for (const ScoreTerm& term : ranked.terms)
        ranked.score += term.contribution;
    return ranked;
}

} // namespace

std::optional<double> headDistance(const HeadProfile& a, const HeadProfile& b) {
    if (!a.trained || !b.trained) return std::nullopt;
    double difference = 0;
    double total = 0;
    for (std::size_t i = 0; i < a.labels.size(); ++i) {
        difference += std::abs(a.labels[i].probability - probabilityOf(b, a.labels[i].label, i));
        total += a.labels[i].probability;
    }
    for (std::size_t i = 0; i < b.labels.size(); ++i) {
        const bool shared = std::any_of(a.labels.begin(), a.labels.end(), [&](const LabelProbability& entry) {
            return entry.label == b.labels[i].label;
        });
        if (!shared) difference += b.labels[i].probability;
        total += b.labels[i].probability;
    }
    return total > 0 ? difference / total : 0;
}

std::vector<RankedPreset> rankPresets(const PieceProfile& query, const Catalogue& catalogue, ScoreModel model,
                                      std::size_t limit) {
    std::vector<RankedPreset> ranked;
    switch (model) {
    case ScoreModel::Atos:
        for (const ReferencePiece& piece : catalogue.pieces) {
            const bool itself = !query.fingerprint.empty() && piece.profile.fingerprint == query.fingerprint;
            if (!itself) ranked.push_back(score(query, piece));
        }
    }
    std::sort(ranked.begin(), ranked.end(), [](const RankedPreset& a, const RankedPreset& b) {
        return a.score != b.score ? a.score > b.score : a.id < b.id;
    });
    if (ranked.size() > limit) ranked.resize(limit);
    return ranked;
}

} // namespace atos
