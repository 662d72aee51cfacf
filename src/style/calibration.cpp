// SPDX-License-Identifier: Apache-2.0
#include "style/calibration.h"

#include <algorithm>
#include <cmath>

namespace atos {

std::vector<float> blend(std::span<const float> network, std::span<const float> features,
                         const HeadCalibration& calibration) {
    std::vector<float> logits(network.begin(), network.end());
    if (features.empty()) return logits;
    const auto share = static_cast<float>(calibration.share);
    for (std::size_t label = 0; label < logits.size(); ++label)
        logits[label] = (1 - share) * network[label] + share * features[label];
    return logits;
}

std::vector<double> probabilities(StyleHead head, std::span<const float> logits, double temperature) {
    std::vector<double> values(logits.begin(), logits.end());
    if (values.empty()) return values;
    const double largest = *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (double& value : values) {
        value = head == StyleHead::tag ? 1 / (1 + std::exp(-value / temperature))
                                       : std::exp((value - largest) / temperature);
        sum += value;
    }
    if (head != StyleHead::tag)
        for (double& value : values)
            value /= sum;
    return values;
}

} // namespace atos
