// SPDX-License-Identifier: Apache-2.0
// From the network's logits to probabilities one can believe. Any thread.
#pragma once

#include "style/label_names.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// Logits by head: the mean over a piece's windows. Empty for a head without labels.
using HeadLogits = std::array<std::vector<float>, styleHeads.size()>;

/// How one head's logits become an answer; fitted on the validation split.
struct HeadCalibration {
    double share = 0; ///< of the feature model in the logits, 0..1; the rest is the network's
    double temperature =
        1; ///< divides the logits: Guo et al., "On Calibration of Modern Neural Networks", ICML 2017
    double threshold = 1; ///< below this probability of the best label the head abstains
    int another = -1;     ///< the label `anotherComposer`: the head abstains when it is best; -1: none
};

/// Late fusion: the two models' logits in the calibration's shares. Both have the head's labels, or
/// `features` none.
[[nodiscard]] std::vector<float> blend(std::span<const float> network, std::span<const float> features,
                                       const HeadCalibration& calibration);

/// Sums to 1, but for StyleHead::tag, whose labels are independent.
[[nodiscard]] std::vector<double> probabilities(StyleHead head, std::span<const float> logits,
                                                double temperature);

} // namespace atos
