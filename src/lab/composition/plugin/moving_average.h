// SPDX-License-Identifier: Apache-2.0
// A network that follows another one slowly, which evens out the swings of adversarial training (T. Karras
// and others, arXiv:1710.10196). Plugin only: includes torch.
#pragma once

#include <torch/nn/module.h>

namespace atos {

/// Both must be of one kind. Buffers, which are running averages already, are taken over.
inline void moveTowards(torch::nn::Module& slow, const torch::nn::Module& fast, double decay) {
    const torch::NoGradGuard noGradients;
    const auto from = fast.parameters();
    const auto into = slow.parameters();
    for (std::size_t i = 0; i < into.size(); ++i)
        into[i].mul_(decay).add_(from[i], 1 - decay);
    const auto fromBuffers = fast.buffers();
    const auto intoBuffers = slow.buffers();
    for (std::size_t i = 0; i < intoBuffers.size(); ++i)
        intoBuffers[i].copy_(fromBuffers[i]);
}

inline void copyState(const torch::nn::Module& from, torch::nn::Module& into) {
    moveTowards(into, from, 0);
}

} // namespace atos
