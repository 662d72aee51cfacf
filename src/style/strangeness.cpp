// SPDX-License-Identifier: Apache-2.0
#include "style/strangeness.h"

#include "style/excerpts.h"
#include "style/music_features.h"
#include "style/strange_music.h"

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
std::vector<double> meansOf(const std::map<std::string, std::vector<Strangeness>>& works,
                            double Strangeness::*measure) {
    std::vector<double> means;
    for (const auto& [work, files] : works) {
        double sum = 0;
        for (const Strangeness& file : files)
            sum += file.*measure;
        means.push_back(sum / static_cast<double>(files.size()));
    }
    return means;
}

} // namespace

Strangeness FeatureModels::strangeness(std::span<const float> features) const {
    return {style.novelty(features), randomKeysLogit(randomKeys, features)};
}

Result<std::vector<StrangenessLimit>> limitStrangeness(const FeatureModels& models,
                                                       std::span<const StylePiece> pieces, const Task& task) {
    constexpr double usual = 0.99;
    constexpr double least = 0.95;
    constexpr double strangeThatMayPass = 0.01;
    constexpr int strangeTakes = 20;
    constexpr std::uint64_t strangeSeed = 2;
    const auto excerpts = evaluationExcerpts(pieces, task);
    if (!excerpts) return excerpts.error();
    std::map<double, std::map<std::string, std::vector<Strangeness>>> byWork;
    for (const StyleExcerpt& excerpt : *excerpts)
        byWork[std::min(excerpt.seconds, wholePiece)][pieces[excerpt.piece].row.cluster].push_back(
            models.strangeness(excerpt.features));
    const auto made = strangeMusic(strangeTakes, strangeSeed);
    std::vector<StrangenessLimit> limits;
    for (const auto& [seconds, works] : byWork) {
        const auto novelty = meansOf(works, &Strangeness::novelty);
        Strangeness limit{quantile(novelty, usual),
                          quantile(meansOf(works, &Strangeness::randomKeys), usual)};
        std::vector<double> passing;
        for (const StrangeTake& take : made) {
            const Strangeness strange = models.strangeness(describeMusic(take.music, seconds));
            if (strange.randomKeys <= limit.randomKeys) passing.push_back(strange.novelty);
        }
        if (!passing.empty()) limit.novelty = std::min(limit.novelty, quantile(passing, strangeThatMayPass));
        limit.novelty = std::max(limit.novelty, quantile(novelty, least));
        limits.push_back({seconds, limit});
    }
    return limits;
}

} // namespace atos
