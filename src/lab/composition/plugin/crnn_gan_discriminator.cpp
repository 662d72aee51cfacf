// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/plugin/crnn_gan_discriminator.h"

#include "compose/gan/crnn_gan.h"
#include "compose/gan/plugin/crnn_gan_generator.h"

#include <numbers>

namespace atos {
namespace {

namespace nn = torch::nn;

constexpr int pitchClassValues = 2;     // a point on the circle
constexpr int discriminatorHidden = 96; // each direction

} // namespace

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

} // namespace atos
