// SPDX-License-Identifier: Apache-2.0
// The second opinion beside the network: a perceptron with one hidden layer over the numbers of
// music_features.h. It also knows how unlike all music it has learnt something is. Free of torch; any thread.
#pragma once

#include "core/result.h"
#include "nn/safetensors.h"
#include "style/calibration.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace atos {

inline constexpr std::string_view styleFeatureTensors = "features.";

struct FeatureModel {
    /// Fully connected: output o is bias[o] + sum of weights[i * outputs + o] * input[i].
    struct Layer {
        std::size_t inputs = 0;
        std::size_t outputs = 0;
        std::vector<float> weights;
        std::vector<float> bias;
    };

    std::vector<float> mean;  ///< of each feature in training
    std::vector<float> scale; ///< 1 / its standard deviation
    Layer hidden;
    Layer output;                    ///< the labels of all heads, one head after the other
    std::vector<std::size_t> counts; ///< labels by head

    /// The tensors whose names begin with `prefix`. badInput, naming `what`, when they do not fit the labels.
    [[nodiscard]] static Result<FeatureModel> fromWeights(const WeightFile& file,
                                                          const std::array<int, styleHeads.size()>& labels,
                                                          const std::string& what,
                                                          std::string_view prefix = styleFeatureTensors);
    void addTo(WeightFile& file, std::string_view prefix = styleFeatureTensors) const;

    /// In standard deviations from the mean, at most 5 to either side.
    [[nodiscard]] std::vector<float> standardise(std::span<const float> features) const;
    /// What the hidden layer makes of them: rectified, `hidden.outputs` values.
    [[nodiscard]] std::vector<float> hiddenUnits(std::span<const float> features) const;
    [[nodiscard]] HeadLogits logits(std::span<const float> features) const;
    /// Mean square of the standardised features: about 1 for music like that in training.
    [[nodiscard]] double novelty(std::span<const float> features) const;
};

/// What the layer gives for an input, without any rectification.
void apply(const FeatureModel::Layer& layer, std::span<const float> input, std::span<float> output);

} // namespace atos
