// SPDX-License-Identifier: Apache-2.0
// The generator of piano-roll images. Plugin only: includes torch.
#pragma once

#include "compose/gan/image_gan.h"

#include <torch/nn.h>

namespace atos {

/// Grows a small map by doubling it to its nearest neighbours before each convolution, which leaves no
/// checkerboard (A. Odena and others, "Deconvolution and Checkerboard Artifacts", Distill 2016).
class ImageGanGeneratorImpl : public torch::nn::Module {
public:
    explicit ImageGanGeneratorImpl(const ImageGanChannels& channels = imageGanChannels);

    /// Latents [images, 14] and eras [images] (of kLong) to images [images, 3, 88, 152] as roll_planes.h has
    /// them. Onset and sounding are exactly 0 or 1, and gradients pass them as if they were probabilities
    /// (the straight-through estimator, Y. Bengio and others, arXiv:1308.3432): greys would give every image
    /// away as painted.
    [[nodiscard]] torch::Tensor forward(const torch::Tensor& latents, const torch::Tensor& eras);

private:
    int seedChannels_;
    torch::nn::Embedding eras_;
    torch::nn::Linear seed_;
    torch::nn::BatchNorm2d seedNorm_;
    torch::nn::Sequential growing_;
    torch::nn::Conv2d near_;    ///< what stands beside a cell
    torch::nn::Conv2d harmony_; ///< what stands up to an octave above and below it
};
TORCH_MODULE(ImageGanGenerator);

} // namespace atos
