// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/plugin/image_gan_generator.h"

#include "compose/gan/roll_planes.h"

#include <array>

namespace atos {
namespace {

namespace nn = torch::nn;

constexpr int eraValues = 8;
constexpr int doublings = 3;
constexpr int seedRows = planeRows >> doublings;
constexpr int seedColumns = imageGanColumns >> doublings;
static_assert(seedRows << doublings == planeRows && seedColumns << doublings == imageGanColumns);
static_assert(std::tuple_size_v<ImageGanChannels> == doublings + 1);

nn::Conv2d convolution(int in, int out, std::array<int, 2> kernel) {
    return nn::Conv2d(
        nn::Conv2dOptions(in, out, {kernel[0], kernel[1]}).padding({kernel[0] / 2, kernel[1] / 2}));
}

/// 0 or 1, with the gradient of the probability.
torch::Tensor decided(const torch::Tensor& logits) {
    const auto likely = logits.sigmoid();
    return (logits > 0).to(torch::kFloat32) + likely - likely.detach();
}

} // namespace

ImageGanGeneratorImpl::ImageGanGeneratorImpl(const ImageGanChannels& channels)
    : seedChannels_(channels.front()), eras_(static_cast<int>(eraStyles.size()), eraValues),
      seed_(imageGanLatent + eraValues, channels.front() * seedRows * seedColumns),
      seedNorm_(channels.front()), near_(convolution(channels.back(), rollPlanes, {3, 3})),
      harmony_(convolution(channels.back(), rollPlanes, {25, 1})) {
    register_module("eras", eras_);
    register_module("seed", seed_);
    register_module("seed_norm", seedNorm_);
    for (std::size_t i = 0; i < doublings; ++i) {
        growing_->push_back(nn::Upsample(
            nn::UpsampleOptions().scale_factor(std::vector<double>{2, 2}).mode(torch::kNearest)));
        growing_->push_back(convolution(channels[i], channels[i + 1], {3, 3}));
        growing_->push_back(nn::BatchNorm2d(channels[i + 1]));
        growing_->push_back(nn::ReLU());
    }
    register_module("growing", growing_);
    register_module("near", near_);
    register_module("harmony", harmony_);
    // Begins with about as many marks as music has: an empty roll would teach nothing.
    const torch::NoGradGuard noGradients;
    constexpr double contrast = 3;
    constexpr double silence = -3.5; // logits
    near_->weight.mul_(contrast);
    harmony_->weight.mul_(contrast);
    near_->bias.slice(0, 0, 2).fill_(silence);
}

torch::Tensor ImageGanGeneratorImpl::forward(const torch::Tensor& latents, const torch::Tensor& eras) {
    const auto wishes = torch::cat({latents, eras_(eras)}, 1);
    auto map = seed_(wishes).view({-1, seedChannels_, seedRows, seedColumns});
    map = growing_->forward(torch::relu(seedNorm_(map)));
    const auto answers = near_(map) + harmony_(map);
    const auto sounding = decided(answers.select(1, 1));
    const auto before = torch::constant_pad_nd(sounding.slice(2, 0, imageGanColumns - 1), {1, 0});
    const auto onset = sounding * (1 - before * (1 - decided(answers.select(1, 0))));
    const auto velocity = onset * answers.select(1, 2).sigmoid();
    return torch::stack({onset, sounding, velocity}, 1);
}

} // namespace atos
