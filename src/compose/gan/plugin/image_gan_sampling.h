// SPDX-License-Identifier: Apache-2.0
// Images from the trained generator. Plugin only: includes torch.
#pragma once

#include "compose/gan/image_gan.h"
#include "compose/gan/plugin/image_gan_generator.h"
#include "compose/note_grid.h"

#include <array>
#include <random>

namespace atos {

/// What an image is painted from: normally distributed numbers.
class ImageGanLatent {
public:
    explicit ImageGanLatent(std::mt19937_64& random);

    /// One as likely as any, but alike: what an image that goes on is painted from.
    [[nodiscard]] ImageGanLatent near(std::mt19937_64& random) const;
    [[nodiscard]] const std::array<float, imageGanLatent>& values() const { return values_; }

private:
    std::array<float, imageGanLatent> values_{};
};

/// imageGanColumns columns. The generator must be in evaluation mode.
[[nodiscard]] NoteGrid paintRoll(ImageGanGenerator& generator, const ImageGanLatent& latent, int era);

} // namespace atos
