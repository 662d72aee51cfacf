// SPDX-License-Identifier: Apache-2.0
// Learning in a fully connected layer whose weights stand input by input, without torch. One thread.
#pragma once

#include <cstddef>
#include <span>

namespace atos {

/// Where the gradient of a layer is summed up.
struct DenseGradient {
    std::span<float> weights; ///< inputs x outputs
    std::span<float> bias;    ///< outputs
};

/// Adds the gradient of one example, of which `outward` is the gradient by the outputs. Gives back that by
/// the inputs unless `inward` is empty. An input of 0 (silence, a unit at rest) teaches and learns nothing:
/// its gradient is 0.
void backpropagate(std::span<const float> weights, std::span<const float> input,
                   std::span<const float> outward, const DenseGradient& gradient, std::span<float> inward);

} // namespace atos
