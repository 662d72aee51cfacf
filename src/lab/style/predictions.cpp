// SPDX-License-Identifier: Apache-2.0
#include "lab/style/predictions.h"

#include <algorithm>
#include <map>

namespace atos {

std::vector<WeighedPrediction> weigh(StyleHead head, std::span<const StylePrediction> answers,
                                     const HeadCalibration& calibration) {
    const auto which = static_cast<std::size_t>(head);
    std::map<std::string, int> played;
    std::vector<WeighedPrediction> weighed;
    for (const StylePrediction& answer : answers) {
        const auto logits = blend(answer.network[which], answer.features[which], calibration);
        if (logits.empty() || !answer.truth.known(head)) continue;
        ++played[answer.cluster];
        WeighedPrediction& entry = weighed.emplace_back(WeighedPrediction{&answer});
        entry.probabilities = probabilities(head, logits, calibration.temperature);
        entry.best =
            static_cast<std::size_t>(std::max_element(entry.probabilities.begin(), entry.probabilities.end())
                                     - entry.probabilities.begin());
    }
    for (WeighedPrediction& entry : weighed)
        entry.weight = 1.0 / played[entry.answer->cluster];
    return weighed;
}

} // namespace atos
