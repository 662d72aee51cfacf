// SPDX-License-Identifier: Apache-2.0
#include "compose/plugin/event_gan_network.h"

#include "compose/event_gan.h"
#include "compose/music_events.h"

namespace atos {
namespace {

namespace nn = torch::nn;

constexpr int eventValues = std::tuple_size_v<MusicEvent>;
constexpr int criticHidden = 64;         // each direction
constexpr int noiseValues = eventValues; // as in the paper: as many as an event has

/// Values of 0..1 that differ little from 0.5, as a recurrent network likes them.
torch::Tensor spread(const torch::Tensor& values) {
    return (values - 0.5) * 4;
}

} // namespace

EventTellerImpl::EventTellerImpl()
    : memory_(nn::LSTMOptions(noiseValues + eventValues, eventGanHidden)
                  .num_layers(eventGanLayers)
                  .batch_first(true)),
      event_(eventGanHidden, eventValues) {
    register_module("memory", memory_);
    register_module("event", event_);
}

torch::Tensor EventTellerImpl::eventsFrom(const torch::Tensor& remembered) {
    constexpr double beyond = 0.05;
    return event_(remembered).sigmoid() * (1 + 2 * beyond) - beyond;
}

torch::Tensor EventTellerImpl::follow(const torch::Tensor& noise, const torch::Tensor& before) {
    return eventsFrom(std::get<0>(memory_->forward(spread(torch::cat({noise, before}, 2)))));
}

torch::Tensor EventTellerImpl::tell(const torch::Tensor& noise, torch::Tensor& last,
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

EventCriticImpl::EventCriticImpl()
    : memory_(nn::LSTMOptions(eventValues, criticHidden)
                  .num_layers(eventGanLayers)
                  .bidirectional(true)
                  .batch_first(true)),
      verdict_(2 * criticHidden, 1) {
    register_module("memory", memory_);
    register_module("verdict", verdict_);
}

EventVerdict EventCriticImpl::forward(const torch::Tensor& events) {
    const auto features = std::get<0>(memory_->forward(spread(events)));
    return {verdict_(features).sigmoid().mean({1, 2}), features};
}

torch::Tensor noEvent(std::int64_t sequences) {
    return torch::zeros({sequences, 1, eventValues});
}

} // namespace atos
