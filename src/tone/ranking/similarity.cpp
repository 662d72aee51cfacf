// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/similarity.h"

#include "tone/ranking/learned_similarity.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

/// The labels of one model stand in the same order, so the first look is nearly always right.
const LabelProbability* find(const HeadProfile& head, const std::string& label, std::size_t likelyIndex) {
    if (likelyIndex < head.labels.size() && head.labels[likelyIndex].label == label)
        return &head.labels[likelyIndex];
    const auto found = std::find_if(head.labels.begin(), head.labels.end(),
                                    [&label](const LabelProbability& entry) { return entry.label == label; });
    return found == head.labels.end() ? nullptr : &*found;
}

/// The genre that is sure; empty when none is.
std::string surelyPlayed(const StyleProfile& style) {
    const HeadProfile& head = style.head(StyleHead::genre);
    const LabelProbability* best = head.best();
    return best != nullptr && !head.abstained && best->probability >= sureGenre ? best->label : std::string();
}

std::vector<PlacedProfile> placesOf(const Catalogue& catalogue, const HarmonySpace& space) {
    std::vector<PlacedProfile> places;
    places.reserve(catalogue.pieces.size());
    for (const ReferencePiece& piece : catalogue.pieces)
        places.push_back(placed(piece.profile, space));
    return places;
}

std::vector<RankedPreset> rankPlaced(const PieceProfile& query, const Catalogue& catalogue,
                                     const LearnedSimilarity& similarity,
                                     const std::vector<PlacedProfile>& places, std::size_t limit) {
    const PlacedProfile own = placed(query, similarity.space);
    return rankPresets(
        query, catalogue,
        [&](const ReferencePiece& piece) {
            const auto index = static_cast<std::size_t>(&piece - catalogue.pieces.data());
            return similarity.terms(compareParts(own, places[index], similarity.scale));
        },
        limit);
}

using Presets = std::vector<RankedPreset>::iterator;

/// `first` to `last` fall in score. A known work passes only what is at most `knownWithin` better.
void knownFirst(Presets first, Presets last) {
    for (; first != last; ++first) {
        const double lowest = first->score - knownWithin;
        const auto known = std::find_if(
            first, last, [lowest](const RankedPreset& entry) { return entry.known || entry.score < lowest; });
        if (known != last && known->score >= lowest) std::rotate(first, known, known + 1);
    }
}

} // namespace

std::optional<double> headDistance(const HeadProfile& a, const HeadProfile& b) {
    if (!a.trained || !b.trained) return std::nullopt;
    double difference = 0;
    double total = 0;
    for (std::size_t i = 0; i < a.labels.size(); ++i) {
        const LabelProbability* other = find(b, a.labels[i].label, i);
        difference += std::abs(a.labels[i].probability - (other == nullptr ? 0 : other->probability));
        total += a.labels[i].probability;
    }
    for (std::size_t i = 0; i < b.labels.size(); ++i) {
        if (find(a, b.labels[i].label, i) == nullptr) difference += b.labels[i].probability;
        total += b.labels[i].probability;
    }
    return total > 0 ? difference / total : 0;
}

std::vector<RankedPreset> rankPresets(const PieceProfile& query, const Catalogue& catalogue,
                                      const TermsOfPiece& terms, std::size_t limit) {
    std::vector<RankedPreset> list;
    for (const ReferencePiece& piece : catalogue.pieces) {
        const bool itself = !query.contentHash.empty() && piece.profile.contentHash == query.contentHash;
        if (itself) continue;
        RankedPreset& entry = list.emplace_back(RankedPreset{
            piece.id, piece.title, piece.composer, piece.genre, 0, terms(piece), piece.tone, piece.known});
        for (const SimilarityTerm& term : entry.terms)
            entry.score += term.contribution;
    }
    std::sort(list.begin(), list.end(), [](const RankedPreset& a, const RankedPreset& b) {
        return a.score != b.score ? a.score > b.score : a.id < b.id;
    });
    if (const std::string genre = surelyPlayed(query.style); !genre.empty())
        std::stable_partition(list.begin(), list.end(),
                              [&genre](const RankedPreset& entry) { return entry.genre == genre; });
    if (list.size() > limit) list.resize(limit);
    return list;
}

std::vector<RankedPreset> rankPresets(const PieceProfile& query, const Catalogue& catalogue,
                                      const LearnedSimilarity& similarity, std::size_t limit) {
    const auto places = placesOf(catalogue, similarity.space);
    return rankPlaced(query, catalogue, similarity, places, limit);
}

std::vector<RankedPreset> rankPresets(const PieceProfile& query, const Catalogue& catalogue,
                                      std::size_t limit) {
    return rankPresets(query, catalogue, LearnedSimilarity::builtIn(), limit);
}

PlacedCatalogue::PlacedCatalogue(const Catalogue& catalogue)
    : catalogue_(catalogue), places_(placesOf(catalogue, LearnedSimilarity::builtIn().space)) {}

std::vector<RankedPreset> PlacedCatalogue::ranked(const PieceProfile& query) const {
    return rankPlaced(query, catalogue_, LearnedSimilarity::builtIn(), places_, places_.size());
}

std::vector<RankedPreset> namedReferences(const PieceProfile& query, std::vector<RankedPreset> ranked,
                                          std::size_t limit) {
    const std::string genre = surelyPlayed(query.style);
    const auto others = std::find_if(ranked.begin(), ranked.end(), [&genre](const RankedPreset& entry) {
        return !genre.empty() && entry.genre != genre;
    });
    knownFirst(ranked.begin(), others);
    knownFirst(others, ranked.end());
    if (ranked.size() > limit) ranked.resize(limit);
    return ranked;
}

std::map<std::string, double> nearGenres(const std::vector<RankedPreset>& ranked) {
    constexpr std::size_t nearest = 20;
    constexpr double softness = 0.1;
    std::map<std::string, double> shares;
    double total = 0;
    for (std::size_t i = 0; i < std::min(nearest, ranked.size()); ++i) {
        const double weight = std::exp((ranked[i].score - ranked.front().score) / softness);
        shares[ranked[i].genre] += weight;
        total += weight;
    }
    for (auto& [genre, share] : shares)
        share /= total;
    return shares;
}

} // namespace atos
