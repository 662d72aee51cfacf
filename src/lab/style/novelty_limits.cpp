// SPDX-License-Identifier: Apache-2.0
#include "lab/style/novelty_limits.h"

#include "lab/style/feature_dataset.h"
#include "lab/style/synthetic_negatives.h"
#include "style/music_features.h"

#include <algorithm>
#include <map>

namespace atos {
namespace {

constexpr double wholePiece = 120; ///< seconds from which music is judged as whole pieces are

double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// The mean of a work's files: a book of twenty finger exercises once counted as twenty pieces and let
/// everything pass as familiar.
std::vector<double> meansOf(const std::map<std::string, std::vector<Novelty>>& works,
                            double Novelty::*measure) {
    std::vector<double> means;
    for (const auto& [work, files] : works) {
        double sum = 0;
        for (const Novelty& file : files)
            sum += file.*measure;
        means.push_back(sum / static_cast<double>(files.size()));
    }
    return means;
}

} // namespace

Result<std::vector<NoveltyLimit>> fitNoveltyLimits(const FeatureModels& models,
                                                   std::span<const StylePiece> pieces, const Task& task) {
    constexpr double usual = 0.99;
    constexpr double least = 0.97;
    constexpr double negativesThatMayPass = 0.01;
    constexpr int negativesOfAKind = 20;
    constexpr std::uint64_t negativesSeed = 2;
    const auto examples = evaluationExamples(pieces, task);
    if (!examples) return examples.error();
    std::map<double, std::map<std::string, std::vector<Novelty>>> byWork;
    for (const FeatureExample& example : *examples)
        byWork[std::min(example.seconds, wholePiece)][pieces[example.piece].row.cluster].push_back(
            models.novelty(example.features));
    const auto made = syntheticNegatives(negativesOfAKind, negativesSeed);
    std::vector<NoveltyLimit> limits;
    for (const auto& [seconds, works] : byWork) {
        const auto novelty = meansOf(works, &Novelty::novelty);
        Novelty limit{quantile(novelty, usual), quantile(meansOf(works, &Novelty::shuffledPitch), usual)};
        std::vector<double> passing;
        for (const SyntheticNegative& take : made) {
            const Novelty negative = models.novelty(describeMusic(take.music, seconds));
            if (negative.shuffledPitch <= limit.shuffledPitch) passing.push_back(negative.novelty);
        }
        if (!passing.empty())
            limit.novelty = std::min(limit.novelty, quantile(passing, negativesThatMayPass));
        limit.novelty = std::max(limit.novelty, quantile(novelty, least));
        limits.push_back({seconds, limit});
    }
    return limits;
}

} // namespace atos
