// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/plugin/image_gan_discriminator.h"

#include "compose/gan/roll_planes.h"
#include "lab/composition/grid_corpus.h"

#include <cmath>

namespace atos {
namespace {

constexpr int pictureFeatures = 128;
constexpr int harmonyFeatures = 64;
constexpr int densityFeatures = 32;
constexpr int allFeatures = pictureFeatures + harmonyFeatures + densityFeatures;
constexpr int markedPlanes = 2; ///< onset and sounding
constexpr int octaves = 8;
constexpr double notesAtOnce = 4; ///< brings numbers of notes near 1

torch::Tensor lively(const torch::Tensor& values) {
    return torch::leaky_relu(values, 0.2);
}

/// The sum over the places, small enough not to grow with their number's chance.
torch::Tensor summary(const torch::Tensor& maps) {
    const auto places = maps.flatten(2);
    return places.sum(2) / std::sqrt(static_cast<double>(places.size(2)));
}

/// One channel more: how much the images of the batch differ, the same everywhere.
torch::Tensor withVariety(const torch::Tensor& maps) {
    constexpr double smallest = 1e-8;
    const auto deviation = (maps.var(0, false) + smallest).sqrt().mean();
    return torch::cat({maps, deviation.expand({maps.size(0), 1, maps.size(2), maps.size(3)})}, 1);
}

} // namespace

ImageGanDiscriminatorImpl::ImageGanDiscriminatorImpl()
    : first_(rollPlanes, 16, std::vector<std::int64_t>{4, 4}, 2),
      second_(16, 32, std::vector<std::int64_t>{4, 4}, 2), third_(32, 64, std::vector<std::int64_t>{4, 4}, 2),
      fourth_(64 + 1, pictureFeatures, std::vector<std::int64_t>{3, 3}, 1),
      chroma_(12 * markedPlanes, harmonyFeatures, std::vector<std::int64_t>{5}, 2),
      chords_(harmonyFeatures, harmonyFeatures, std::vector<std::int64_t>{5}, 2),
      counts_(markedPlanes, densityFeatures, std::vector<std::int64_t>{5}, 2),
      rhythm_(densityFeatures, densityFeatures, std::vector<std::int64_t>{5}, 2), verdict_(allFeatures, 1),
      eras_(static_cast<int>(eraStyles.size()), allFeatures) {
    register_module("first", first_);
    register_module("second", second_);
    register_module("third", third_);
    register_module("fourth", fourth_);
    register_module("chroma", chroma_);
    register_module("chords", chords_);
    register_module("counts", counts_);
    register_module("rhythm", rhythm_);
    register_module("verdict", verdict_);
    register_module("eras", eras_);
    torch::nn::init::zeros_(eras_->weight);
}

torch::Tensor ImageGanDiscriminatorImpl::picture(const torch::Tensor& images) {
    auto map = lively(first_(images));
    map = lively(second_(map));
    map = lively(third_(map));
    return summary(lively(fourth_(withVariety(map))));
}

torch::Tensor ImageGanDiscriminatorImpl::harmony(const torch::Tensor& images) {
    const auto marked = images.narrow(1, 0, markedPlanes);
    const auto whole = torch::constant_pad_nd(marked, {0, 0, 0, octaves * 12 - planeRows});
    const auto folded = whole.view({images.size(0), markedPlanes, octaves, 12, images.size(3)}).sum(2);
    return summary(lively(chords_(lively(chroma_(folded.flatten(1, 2))))));
}

torch::Tensor ImageGanDiscriminatorImpl::density(const torch::Tensor& images) {
    const auto numbers = images.narrow(1, 0, markedPlanes).sum(2) / notesAtOnce;
    return summary(lively(rhythm_(lively(counts_(numbers)))));
}

torch::Tensor ImageGanDiscriminatorImpl::forward(const torch::Tensor& images, const torch::Tensor& eras) {
    const auto features = torch::cat({picture(images), harmony(images), density(images)}, 1);
    const auto suited = (features * eras_(eras)).sum(1);
    return verdict_(features).squeeze(1) + suited;
}

} // namespace atos
