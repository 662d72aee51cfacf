// SPDX-License-Identifier: Apache-2.0
// How badly something uncertain is foreseen (T. Gneiting and A. Raftery, "Strictly proper scoring rules,
// prediction, and estimation", JASA 102:359, 2007). Plugin only: includes torch.
#pragma once

#include <torch/types.h>

namespace atos {

/// Of two foresights from different random numbers, all [..., values]: near the truth, and as far from each
/// other as the truth is uncertain. Least, on average, for foresights distributed as the truth is.
[[nodiscard]] inline torch::Tensor energyScore(const torch::Tensor& one, const torch::Tensor& other,
                                               const torch::Tensor& truth) {
    const auto apart = [](const torch::Tensor& a, const torch::Tensor& b) {
        constexpr double leastSquare = 1e-8; // keeps the slope of the root finite
        return (a - b).square().sum(-1).add(leastSquare).sqrt().mean();
    };
    return (apart(one, truth) + apart(other, truth) - apart(one, other)) / 2;
}

} // namespace atos
