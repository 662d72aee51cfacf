// SPDX-License-Identifier: Apache-2.0
// The residual network with its heads. Plugin only: includes torch.
#pragma once

#include "style/architecture.h"
#include "style/style_profile.h"

#include <torch/nn.h>

#include <array>
#include <vector>

namespace atos {

using HeadTensors = std::array<torch::Tensor, styleHeads.size()>;

class StyleNetworkImpl : public torch::nn::Module {
public:
    /// A head without labels is left out.
    StyleNetworkImpl(const StyleArchitecture& architecture, const std::array<int, styleHeads.size()>& labels);

    /// [windows, 3, 88, frames] -> logits [windows, labels] by head; undefined for a head without labels.
    [[nodiscard]] HeadTensors forward(const torch::Tensor& windows);

    /// Lays the weights out as convolutions of channels-last windows want them, which forward() would
    /// otherwise do for every batch.
    void layOutForChannelsLast();

    /// All but the heads.
    [[nodiscard]] torch::nn::Module& trunk() { return *trunk_; }

private:
    torch::nn::Sequential trunk_;
    torch::nn::Dropout dropout_;
    std::vector<torch::nn::Linear> heads_; ///< by StyleHead
};
TORCH_MODULE(StyleNetwork);

} // namespace atos
