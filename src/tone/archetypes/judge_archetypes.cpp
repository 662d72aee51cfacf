// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/judge_archetypes.h"

#include "nn/softmax.h"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace atos {
namespace {

/// How a head's probabilities count.
struct HeadWeight {
    double weight;
    double floor; ///< added to the share that suits: the smaller, the more a wrong label costs
    double usual; ///< the share that suits an archetype which does not speak of this head
};

constexpr std::array<HeadWeight, styleHeads.size()> headWeights{{
    {0.6, 0.15, 0.15}, // composer
    {1.0, 0.03, 0.3},  // genre
    {0.9, 0.1, 0.5},   // mood
    {0, 1, 1},         // tempo: the measured one is better
    {0.5, 0.2, 0.4},   // rhythm
    {0.3, 0.3, 0.3},   // tag
}};
/// A head that would not show its answer counts this much less.
constexpr double whenAbstaining = 0.3;
/// Where the nearest references disagree with the genre that is heard, they may have this share of the say.
constexpr double sayOfReferences = 0.25;

constexpr double previousBonus = 0.5;
constexpr double outsidePenalty = 0.5;
constexpr double farthest = 4; ///< squared steps beyond which it gets no worse

double scaled(const Measure& measure, double value) {
    return measure.octaves ? std::log2(std::max(value, 1e-3)) : value;
}

double measureSays(const MeasureRange& range, double value) {
    const Measure& measure = measures[range.measure];
    double outside = 0;
    if (value < range.low) outside = scaled(measure, range.low) - scaled(measure, value);
    if (value > range.high) outside = scaled(measure, value) - scaled(measure, range.high);
    const double steps = outside / measure.softness;
    return insideBonus - outsidePenalty * std::min(steps * steps, farthest);
}

class Judge {
public:
    explicit Judge(const ToneEvidence& evidence) : evidence_(evidence) {}

    [[nodiscard]] JudgedArchetype judge(const Archetype& archetype, std::size_t index) const {
        JudgedArchetype judged;
        judged.index = index;
        const auto add = [&judged](std::string_view name, double weight) {
            if (weight == 0) return;
            judged.parts.push_back({name, weight});
            judged.logScore += weight;
        };
        add("prior", archetype.prior);
        if (archetype.id == evidence_.previous) add("previous", previousBonus);
        for (const StyleHead head : styleHeads)
            add(headName(head), headSays(head, archetype.music[static_cast<std::size_t>(head)]));
        for (const MeasureRange& range : archetype.playing)
            if (const auto value = evidence_.playing[range.measure])
                add(measures[range.measure].name, measureSays(range, *value));
        return judged;
    }

private:
    [[nodiscard]] double headSays(StyleHead which, const std::map<std::string, double>& members) const {
        const HeadProfile& head = evidence_.style.head(which);
        const HeadWeight& how = headWeights[static_cast<std::size_t>(which)];
        if (head.labels.empty() || how.weight == 0) return 0;
        double share = members.empty() ? how.usual : 0;
        for (const auto& [label, member] : members)
            share += member * probabilityOf(which, head, label);
        const double weight = how.weight * (head.abstained ? whenAbstaining : 1);
        return weight * (std::log(how.floor + std::min(share, 1.0)) - std::log(how.floor + how.usual));
    }

    [[nodiscard]] double probabilityOf(StyleHead which, const HeadProfile& head,
                                       const std::string& label) const {
        const auto found = std::find_if(head.labels.begin(), head.labels.end(),
                                        [&label](const auto& each) { return each.label == label; });
        const double heard = found == head.labels.end() ? 0 : found->probability;
        if (which != StyleHead::genre || evidence_.nearGenres.empty()) return heard;
        const auto near = evidence_.nearGenres.find(label);
        const double share = near == evidence_.nearGenres.end() ? 0 : near->second;
        return (1 - sayOfReferences) * heard + sayOfReferences * share;
    }

    const ToneEvidence& evidence_;
};

} // namespace

std::vector<JudgedArchetype> judgeArchetypes(const Archetypes& archetypes, const ToneEvidence& evidence) {
    const Judge judge(evidence);
    std::vector<JudgedArchetype> judged;
    for (std::size_t i = 0; i < archetypes.list.size(); ++i)
        judged.push_back(judge.judge(archetypes.list[i], i));
    std::stable_sort(judged.begin(), judged.end(),
                     [](const auto& a, const auto& b) { return a.logScore > b.logScore; });
    for (JudgedArchetype& each : judged)
        each.probability = each.logScore;
    softmax(judged | std::views::transform(&JudgedArchetype::probability));
    return judged;
}

} // namespace atos
