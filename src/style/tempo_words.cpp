// SPDX-License-Identifier: Apache-2.0
#include "style/tempo_words.h"

#include "style/label_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace atos {

HeadProfile tempoWords(const HeadProfile& heard, const TempoEstimate& tempo) {
    constexpr double leastSure = 0.6;
    constexpr std::array<std::pair<double, double>, 3> around{{{0.96, 0.25}, {1.0, 0.5}, {1.04, 0.25}}};
    if (heard.labels.empty() || !heard.judged || tempo.bpm <= 0) return heard;
    HeadProfile said = heard;
    said.reason.clear();
    for (LabelProbability& label : said.labels)
        label.probability = 0;
    for (const TempoChoice& choice : tempo.choices)
        for (const auto& [factor, share] : around) {
            const std::string word = tempoClassOf(choice.bpm * factor);
            const auto label = std::find_if(said.labels.begin(), said.labels.end(),
                                            [&word](const auto& each) { return each.label == word; });
            if (label != said.labels.end()) label->probability += share * choice.probability;
        }
    const LabelProbability* best = said.best();
    // Many unlikely tempi may share a word that the answer does not bear.
    said.abstained = best->probability < leastSure || best->label != tempoClassOf(tempo.bpm);
    return said;
}

} // namespace atos
