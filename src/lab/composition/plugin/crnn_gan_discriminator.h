// SPDX-License-Identifier: Apache-2.0
// The network that tells C-RNN-GAN's music from real music. Plugin only: includes torch.
#pragma once

#include <torch/nn.h>

namespace atos {

struct EventVerdict {
    torch::Tensor probability; ///< of being real, [sequences]
    torch::Tensor features;    ///< the last layer before the verdict, [sequences, steps, values]
};

/// Two bidirectional LSTM layers, one verdict a step with shared weights, averaged over the sequence.
class CrnnGanDiscriminatorImpl : public torch::nn::Module {
public:
    CrnnGanDiscriminatorImpl();

    [[nodiscard]] EventVerdict forward(const torch::Tensor& events);

private:
    torch::nn::LSTM memory_;
    torch::nn::Linear verdict_;
};
TORCH_MODULE(CrnnGanDiscriminator);

/// Events with the pitch class beside them as a point on a circle, [sequences, steps, 6]: what makes two
/// notes an octave is otherwise hidden in a seventh of a number.
[[nodiscard]] torch::Tensor withPitchClasses(const torch::Tensor& events);

} // namespace atos
