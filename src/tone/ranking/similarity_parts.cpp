// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/similarity_parts.h"

#include "analysis/embedding/chord_embedding.h"
#include "tone/ranking/similarity.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

/// Different works seldom come closer than this; performances of one work nearly always do.
constexpr double closeHarmony = 0.4;
constexpr double mostDifference = 3;

/// The measures of playingMeasures, in the order of similarityParts.
constexpr std::size_t firstHead = 3;
constexpr std::size_t firstMeasure = firstHead + styleHeads.size();
static_assert(firstMeasure + playingMeasures.size() == similarityParts.size());
static_assert([] {
    for (std::size_t head = 0; head < styleHeads.size(); ++head)
        if (similarityParts[firstHead + head].term != headName(styleHeads[head])) return false;
    return true;
}());
static_assert(std::all_of(similarityParts.begin(), similarityParts.end(), [](const SimilarityPart& part) {
    return std::find(learnedTerms.begin(), learnedTerms.end(), part.term) != learnedTerms.end();
}));

} // namespace

PlacedProfile placed(const PieceProfile& profile, const HarmonySpace& space) {
    return {&profile, space.project(profile.harmony)};
}

PartValues compareParts(const PlacedProfile& a, const PlacedProfile& b, const PlayingFeatures& scale) {
    PartValues values;
    if (!a.harmony.empty() && a.harmony.size() == b.harmony.size()) {
        const double likeness = cosine(a.harmony, b.harmony);
        values[0] = likeness;
        values[1] = std::max(0.0, likeness - closeHarmony);
    }
    values[2] = a.profile->key == b.profile->key ? 1 : 0;
    for (std::size_t head = 0; head < styleHeads.size(); ++head)
        if (const auto distance = headDistance(a.profile->style.heads[head], b.profile->style.heads[head]))
            values[firstHead + head] = -*distance;
    for (std::size_t measure = 0; measure < playingMeasures.size(); ++measure) {
        const double difference = std::abs(a.profile->playing[measure] - b.profile->playing[measure]);
        values[firstMeasure + measure] = -std::min(mostDifference, difference / scale[measure]);
    }
    return values;
}

} // namespace atos
