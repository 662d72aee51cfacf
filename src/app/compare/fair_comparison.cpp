// SPDX-License-Identifier: Apache-2.0
#include "app/compare/fair_comparison.h"

#include <algorithm>
#include <set>

namespace atos {
namespace {

/// Names that takes give; two keyboards of one name may still differ, which nobody can know.
std::size_t namedKeyboards(const std::vector<std::string>& keyboards) {
    std::set<std::string> names(keyboards.begin(), keyboards.end());
    names.erase("");
    return names.size();
}

bool isOfVelocity(const Difference& difference) {
    return difference.aspect == "loudness" || difference.aspect == "dynamics";
}

void doubtVelocities(TakeComparison& comparison, const std::vector<std::string>& keyboards) {
    for (TakePair& pair : comparison.pairs) {
        const std::string& first = keyboards[pair.first];
        const std::string& second = keyboards[pair.second];
        if (first.empty() || second.empty() || first == second) continue;
        for (Difference& difference : pair.differences)
            if (isOfVelocity(difference)) difference.sure = false;
        std::stable_sort(pair.differences.begin(), pair.differences.end(),
                         [](const Difference& a, const Difference& b) { return a.sure && !b.sure; });
    }
}

std::vector<Performance> onOneScale(std::span<const Performance> takes,
                                    std::span<const VelocityProfile> profiles,
                                    const VelocityProfile& reference) {
    std::vector<Performance> scaled;
    for (std::size_t i = 0; i < takes.size(); ++i)
        scaled.push_back(withVelocityMap(takes[i], VelocityMap(profiles[i], reference)));
    return scaled;
}

} // namespace

std::string_view basisName(LoudnessBasis basis) {
    if (basis == LoudnessBasis::asSent) return "as_sent";
    return basis == LoudnessBasis::normalised ? "normalised" : "unknown";
}

Result<FairComparison> compareFairly(std::span<const Performance> takes,
                                     std::span<const VelocityProfile> profiles,
                                     const VelocityProfile& reference, const Task& task) {
    if (!profiles.empty() && profiles.size() != takes.size())
        return badInput("Each take needs the touch of its own keyboard, in the order of the takes.",
                        "Give --touch as many times as there are takes, or leave it out.");
    FairComparison fair;
    for (const Performance& take : takes) {
        fair.keyboards.push_back(take.keyboard);
        const FeatureBands bands = measureBands(take);
        fair.loudnessAsSent.push_back(bands[static_cast<std::size_t>(PlayingAxis::loudness)]);
        fair.dynamicsAsSent.push_back(bands[static_cast<std::size_t>(PlayingAxis::dynamics)]);
    }
    const auto compared = profiles.empty() ? compareTakes(takes, task)
                                           : compareTakes(onOneScale(takes, profiles, reference), task);
    if (!compared) return compared.error();
    fair.comparison = *compared;
    if (!profiles.empty()) {
        fair.basis = LoudnessBasis::normalised;
        fair.sentence =
            "Loudness and dynamics are compared after each keyboard's velocities were brought to the "
            "touch of most pianists.";
    } else if (namedKeyboards(fair.keyboards) > 1) {
        fair.basis = LoudnessBasis::unknown;
        doubtVelocities(fair.comparison, fair.keyboards);
        fair.sentence =
            "The takes were played on different keyboards, so nobody can tell whether the player or "
            "the keyboard was louder.";
    }
    return fair;
}

} // namespace atos
