// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/plugin/crnn_gan_generator.h"

namespace atos {
namespace {

namespace nn = torch::nn;

constexpr int noiseValues = eventValues; // as in the paper: as many as an event has

/// The pitch is that of a key, as in real music, and gradients pass as if it were not (straight-through): a
/// pitch between two keys would tell the discriminator at once who made it.
torch::Tensor onTheKeys(const torch::Tensor& events) {
    const auto pitch = events.narrow(2, pitchValue, 1);
    const auto rounding = ((pitch.clamp(0, 1) * keysAbove).round() / keysAbove - pitch).detach();
    return torch::cat({events.narrow(2, 0, pitchValue), pitch + rounding,
                       events.narrow(2, pitchValue + 1, eventValues - pitchValue - 1)},
                      2);
}

} // namespace

torch::Tensor spread(const torch::Tensor& values) {
    return (values - 0.5) * 4;
}

torch::Tensor boundedEvent(const torch::Tensor& values) {
    constexpr double beyond = 0.05;
    return values.sigmoid() * (1 + 2 * beyond) - beyond;
}

CrnnGanGeneratorImpl::CrnnGanGeneratorImpl(int hidden)
    : memory_(nn::LSTMOptions(noiseValues + eventValues, hidden).num_layers(crnnGanLayers).batch_first(true)),
      event_(hidden, eventValues) {
    register_module("memory", memory_);
    register_module("event", event_);
}

torch::Tensor CrnnGanGeneratorImpl::eventsFrom(const torch::Tensor& remembered) {
    return onTheKeys(boundedEvent(event_(remembered)));
}

torch::Tensor CrnnGanGeneratorImpl::follow(const torch::Tensor& noise, const torch::Tensor& before) {
    return eventsFrom(std::get<0>(memory_->forward(spread(torch::cat({noise, before}, 2)))));
}

torch::Tensor CrnnGanGeneratorImpl::tell(const torch::Tensor& noise, torch::Tensor& last,
                                         torch::optional<EventMemory>& memory) {
    std::vector<torch::Tensor> told;
    for (std::int64_t step = 0; step < noise.size(1); ++step) {
        const auto input = spread(torch::cat({noise.narrow(1, step, 1), last}, 2));
        auto [remembered, next] = memory_->forward(input, memory);
        memory = next;
        last = eventsFrom(remembered);
        told.push_back(last);
    }
    return torch::cat(told, 1);
}

torch::Tensor noEvent(std::int64_t sequences) {
    return torch::zeros({sequences, 1, eventValues});
}

} // namespace atos
