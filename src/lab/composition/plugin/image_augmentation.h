// SPDX-License-Identifier: Apache-2.0
// Moves images in pitch and time before the discriminator sees them, real and painted ones alike and so that
// gradients pass (S. Zhao and others, "Differentiable Augmentation for Data-Efficient GAN Training",
// arXiv:2006.10738). Plugin only: includes torch.
#pragma once

#include <torch/types.h>

#include <random>

namespace atos {

/// Every image by up to 4 semitones, leaving silence behind, and by up to 2 s, around the end.
[[nodiscard]] torch::Tensor augmented(const torch::Tensor& images, std::mt19937_64& random);

} // namespace atos
