// SPDX-License-Identifier: Apache-2.0
// The network of C-RNN-GAN that makes music. Plugin only: includes torch.
#pragma once

#include "compose/gan/crnn_gan.h"
#include "compose/gan/music_events.h"

#include <torch/nn.h>

#include <tuple>

namespace atos {

inline constexpr int eventValues = std::tuple_size_v<MusicEvent>;
inline constexpr int pitchValue = 2;    ///< its place among the values of an event
inline constexpr double keysAbove = 87; ///< of the lowest: what a pitch of 1 stands for

/// Values of 0..1 that differ little from 0.5, as a recurrent network likes them.
[[nodiscard]] torch::Tensor spread(const torch::Tensor& values);

/// Any numbers as values of an event, bounded to a little more than 0..1, so that the ends can be reached.
[[nodiscard]] torch::Tensor boundedEvent(const torch::Tensor& values);

/// What a generator remembers: hidden and cell state.
using EventMemory = std::tuple<torch::Tensor, torch::Tensor>;

/// Two LSTM layers, forward in time. Input of a step: four random numbers of U[0, 1] and the event before.
class CrnnGanGeneratorImpl : public torch::nn::Module {
public:
    explicit CrnnGanGeneratorImpl(int hidden = crnnGanHidden);

    /// The events [sequences, steps, 4] that follow `before` (of the same shape), each told from the true
    /// event before it: what pretraining compares with the truth.
    [[nodiscard]] torch::Tensor follow(const torch::Tensor& noise, const torch::Tensor& before);

    /// As many events as there is noise [sequences, steps, 4], each told from the generator's own last event.
    /// `last` [sequences, 1, 4] and `memory` are what came before, and are moved on.
    [[nodiscard]] torch::Tensor tell(const torch::Tensor& noise, torch::Tensor& last,
                                     torch::optional<EventMemory>& memory);

private:
    [[nodiscard]] torch::Tensor eventsFrom(const torch::Tensor& remembered);

    torch::nn::LSTM memory_;
    torch::nn::Linear event_;
};
TORCH_MODULE(CrnnGanGenerator);

/// What stands before the first event.
[[nodiscard]] torch::Tensor noEvent(std::int64_t sequences);

} // namespace atos
