// SPDX-License-Identifier: Apache-2.0
#include "lab/training/dense_layer.h"

namespace atos {

void backpropagate(std::span<const float> weights, std::span<const float> input,
                   std::span<const float> outward, const DenseGradient& gradient, std::span<float> inward) {
    const std::size_t outputs = outward.size();
    for (std::size_t o = 0; o < outputs; ++o)
        gradient.bias[o] += outward[o];
    for (std::size_t i = 0; i < input.size(); ++i) {
        if (!inward.empty()) inward[i] = 0;
        if (input[i] == 0) continue;
        float* slopes = gradient.weights.data() + i * outputs;
        for (std::size_t o = 0; o < outputs; ++o)
            slopes[o] += input[i] * outward[o];
        if (inward.empty()) continue;
        const float* row = weights.data() + i * outputs;
        float sum = 0;
        for (std::size_t o = 0; o < outputs; ++o)
            sum += row[o] * outward[o];
        inward[i] = sum;
    }
}

} // namespace atos
