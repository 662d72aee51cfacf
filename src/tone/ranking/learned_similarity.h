// SPDX-License-Identifier: Apache-2.0
// A similarity that says what to expect: the share of composer, era and form that two pieces have in common,
// 0..1. The sigmoid of a weighted sum of likenesses, told apart into named terms. Any thread.
#pragma once

#include "nn/safetensors.h"
#include "tone/ranking/similarity.h"
#include "tone/ranking/similarity_parts.h"

#include <array>
#include <string>
#include <vector>

namespace atos {

struct LearnedSimilarity {
    HarmonySpace space;
    PlayingFeatures scale{};                             ///< one standard deviation of each measure
    std::array<double, similarityParts.size()> weight{}; ///< 0 and above: no likeness speaks against a pair
    std::array<double, similarityParts.size()> usual{};  ///< mean value of each part between different works
    double base = 0;                                     ///< log odds of a usual pair
    std::string embedding; ///< contentHash of the chord vectors it was learned with
    std::string style;     ///< contentHash of the style weights it was learned with

    /// The log odds of the pair, before the sigmoid. Unknown parts count as usual.
    [[nodiscard]] double logOdds(const PartValues& values) const;
    /// The addends of learnedTerms, which sum to sigmoid(logOdds). Each gets its share of the way from a
    /// usual pair to this one (Aumann-Shapley values, as in Sundararajan, Taly & Yan 2017: exact here,
    /// because only the sum is bent).
    [[nodiscard]] std::vector<SimilarityTerm> terms(const PartValues& values) const;

    [[nodiscard]] WeightFile toWeights(Json metadata) const;
    /// badInput when a tensor is missing, of another size or out of range.
    [[nodiscard]] static Result<LearnedSimilarity> fromWeights(const WeightFile& file);
    /// The model built into the program (models/score-open.safetensors).
    [[nodiscard]] static const LearnedSimilarity& builtIn();
};

} // namespace atos
