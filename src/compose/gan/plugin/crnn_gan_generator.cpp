// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/plugin/crnn_gan_generator.h"

#include "compose/gan/crnn_gan.h"
#include "compose/gan/music_events.h"

#include <numbers>

namespace atos {
namespace {

namespace nn = torch::nn;

constexpr int eventValues = std::tuple_size_v<MusicEvent>;
constexpr int pitchValue = 2;            // its place among the values of an event
constexpr int pitchClassValues = 2;      // a point on the circle
constexpr int discriminatorHidden = 96;  // each direction
constexpr double keysAbove = 87;         // of the lowest
constexpr int noiseValues = eventValues; // as in the paper: as many as an event has

/// Values of 0..1 that differ little from 0.5, as a recurrent network likes them.
torch::Tensor spread(const torch::Tensor& values) {
    return (values - 0.5) * 4;
}

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

CrnnGanGeneratorImpl::CrnnGanGeneratorImpl()
    : memory_(nn::LSTMOptions(noiseValues + eventValues, crnnGanHidden)
                  .num_layers(crnnGanLayers)
                  .batch_first(true)),
      event_(crnnGanHidden, eventValues) {
    register_module("memory", memory_);
    register_module("event", event_);
}

torch::Tensor CrnnGanGeneratorImpl::eventsFrom(const torch::Tensor& remembered) {
    constexpr double beyond = 0.05;
    return onTheKeys(event_(remembered).sigmoid() * (1 + 2 * beyond) - beyond);
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

CrnnGanDiscriminatorImpl::CrnnGanDiscriminatorImpl()
    : memory_(nn::LSTMOptions(eventValues + pitchClassValues, discriminatorHidden)
                  .num_layers(crnnGanLayers)
                  .bidirectional(true)
                  .batch_first(true)),
      verdict_(2 * discriminatorHidden, 1) {
    register_module("memory", memory_);
    register_module("verdict", verdict_);
}

EventVerdict CrnnGanDiscriminatorImpl::forward(const torch::Tensor& events) {
    const auto features = std::get<0>(memory_->forward(spread(withPitchClasses(events))));
    return {verdict_(features).sigmoid().mean({1, 2}), features};
}

torch::Tensor withPitchClasses(const torch::Tensor& events) {
    constexpr double radius = 0.25; // as far apart as an octave and a half
    const auto angle = events.narrow(2, pitchValue, 1) * (2 * std::numbers::pi * keysAbove / 12);
    return torch::cat({events, 0.5 + radius * angle.sin(), 0.5 + radius * angle.cos()}, 2);
}

torch::Tensor noEvent(std::int64_t sequences) {
    return torch::zeros({sequences, 1, eventValues});
}

} // namespace atos
