// SPDX-License-Identifier: Apache-2.0
#include "lab/style/predictions.h"

#include <algorithm>
#include <map>

namespace atos {

void StylePrediction::favour(StyleHead head, int label, float amount) {
    const auto which = static_cast<std::size_t>(head);
    for (std::vector<float>* logits : {&network[which], &features[which]})
        if (!logits->empty()) (*logits)[static_cast<std::size_t>(label)] += amount;
}

std::vector<WeighedPrediction> weigh(StyleHead head, std::span<const StylePrediction> predictions,
                                     const HeadCalibration& calibration) {
    const auto which = static_cast<std::size_t>(head);
    std::map<std::string, int> played;
    std::vector<WeighedPrediction> weighed;
    for (const StylePrediction& prediction : predictions) {
        const auto logits = blend(prediction.network[which], prediction.features[which], calibration);
        if (logits.empty() || !prediction.truth.known(head)) continue;
        ++played[prediction.cluster];
        WeighedPrediction& entry = weighed.emplace_back(WeighedPrediction{&prediction});
        entry.probabilities = probabilities(head, logits, calibration.temperature);
        entry.best =
            static_cast<std::size_t>(std::max_element(entry.probabilities.begin(), entry.probabilities.end())
                                     - entry.probabilities.begin());
    }
    for (WeighedPrediction& entry : weighed)
        entry.weight = 1.0 / played[entry.prediction->cluster];
    return weighed;
}

} // namespace atos
