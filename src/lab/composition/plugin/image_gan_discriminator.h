// SPDX-License-Identifier: Apache-2.0
// Tells painted piano rolls from real ones. Plugin only: includes torch.
#pragma once

#include "lab/composition/plugin/spectral_layer.h"

#include <torch/nn.h>

namespace atos {

/// Looks at the image in three ways (H.-W. Dong and others, "MuseGAN", arXiv:1709.06298, has the latter two
/// as chroma and onset/offset streams): as a picture, with the variety of the batch as one more channel (T.
/// Karras and others, arXiv:1710.10196); as pitch classes over time; as numbers of notes over time. The era
/// takes part by projection (T. Miyato and M. Koyama, arXiv:1802.05637).
class ImageGanDiscriminatorImpl : public torch::nn::Module {
public:
    ImageGanDiscriminatorImpl();

    /// Images [images, 3, 88, columns] and eras [images] to scores [images]: above 0 is taken for real.
    [[nodiscard]] torch::Tensor forward(const torch::Tensor& images, const torch::Tensor& eras);

private:
    [[nodiscard]] torch::Tensor picture(const torch::Tensor& images);
    [[nodiscard]] torch::Tensor harmony(const torch::Tensor& images);
    [[nodiscard]] torch::Tensor density(const torch::Tensor& images);

    SpectralLayer first_, second_, third_, fourth_;
    SpectralLayer chroma_, chords_;
    SpectralLayer counts_, rhythm_;
    SpectralLayer verdict_;
    torch::nn::Embedding eras_;
};
TORCH_MODULE(ImageGanDiscriminator);

} // namespace atos
