// SPDX-License-Identifier: Apache-2.0
// The two networks of C-RNN-GAN. Plugin only: includes torch.
#pragma once

#include <torch/nn.h>

#include <tuple>

namespace atos {

/// What a generator remembers: hidden and cell state.
using EventMemory = std::tuple<torch::Tensor, torch::Tensor>;

/// Two LSTM layers, forward in time. Input of a step: four random numbers of U[0, 1] and the event before.
class CrnnGanGeneratorImpl : public torch::nn::Module {
public:
    CrnnGanGeneratorImpl();

    /// The events [sequences, steps, 4] that follow `before` (of the same shape), each told from the true
    /// event before it: what pretraining compares with the truth.
    [[nodiscard]] torch::Tensor follow(const torch::Tensor& noise, const torch::Tensor& before);

    /// As many events as there is noise [sequences, steps, 4], each told from the generator's own last event.
    /// `last` [sequences, 1, 4] and `memory` are what came before, and are moved on.
    [[nodiscard]] torch::Tensor tell(const torch::Tensor& noise, torch::Tensor& last,
                                     torch::optional<EventMemory>& memory);

private:
    /// Bounded to a little more than 0..1, so that the ends can be reached.
    [[nodiscard]] torch::Tensor eventsFrom(const torch::Tensor& remembered);

    torch::nn::LSTM memory_;
    torch::nn::Linear event_;
};
TORCH_MODULE(CrnnGanGenerator);

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

/// What stands before the first event.
[[nodiscard]] torch::Tensor noEvent(std::int64_t sequences);

} // namespace atos
