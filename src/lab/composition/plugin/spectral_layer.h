// SPDX-License-Identifier: Apache-2.0
// Layers whose weights are divided by their largest singular value, which one step of power iteration a
// forward pass follows (T. Miyato and others, "Spectral Normalization for Generative Adversarial Networks",
// arXiv:1802.05957). Plugin only: includes torch.
#pragma once

#include <torch/nn.h>

#include <vector>

namespace atos {

/// A linear layer, or a convolution over as many dimensions as the kernel has (up to 2).
class SpectralLayerImpl : public torch::nn::Module {
public:
    /// Every side of the kernel and the stride apply to all its dimensions; padded by (kernel - 1) / 2.
    SpectralLayerImpl(int in, int out, std::vector<std::int64_t> kernel = {}, std::int64_t stride = 1);

    [[nodiscard]] torch::Tensor forward(const torch::Tensor& input);

private:
    [[nodiscard]] torch::Tensor normalizedWeight();

    std::vector<std::int64_t> kernel_;
    std::int64_t stride_;
    torch::Tensor weight_, bias_;
    torch::Tensor direction_; ///< the left singular vector so far; a buffer
};
TORCH_MODULE(SpectralLayer);

} // namespace atos
