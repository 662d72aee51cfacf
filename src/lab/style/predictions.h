// SPDX-License-Identifier: Apache-2.0
// What the models say about pieces whose labels are known. Free of torch; any thread.
#pragma once

#include "lab/style/labels.h"
#include "style/calibration.h"

#include <span>
#include <string>
#include <vector>

namespace atos {

/// What the network said about one piece whose truth is known.
struct StylePrediction {
    HeadLogits network;
    HeadLogits features; ///< of the feature model; empty heads where it has no say
    StyleLabels truth;
    std::string cluster;
    std::string kind; ///< score, sequenced, performance, transcription

    /// Adds to a label's logits, of both models where they have a say.
    void favour(StyleHead head, int label, float amount);
};

/// A prediction whose label is known, with its weight and probabilities.
struct WeighedPrediction {
    const StylePrediction* prediction = nullptr;
    double weight = 1;
    std::vector<double> probabilities{};
    std::size_t best = 0;
};

/// Those whose label the head knows; every work weighs the same.
[[nodiscard]] std::vector<WeighedPrediction>
weigh(StyleHead head, std::span<const StylePrediction> predictions, const HeadCalibration& calibration);

} // namespace atos
