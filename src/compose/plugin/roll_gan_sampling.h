// SPDX-License-Identifier: Apache-2.0
// Images from the trained painter. Plugin only: includes torch.
#pragma once

#include "compose/note_grid.h"
#include "compose/plugin/roll_gan_network.h"
#include "compose/roll_gan.h"

#include <array>
#include <random>

namespace atos {

/// What an image is painted from: normally distributed numbers.
class RollLatent {
public:
    explicit RollLatent(std::mt19937_64& random);

    /// One as likely as any, but alike: what an image that goes on is painted from.
    [[nodiscard]] RollLatent near(std::mt19937_64& random) const;
    [[nodiscard]] const std::array<float, rollGanLatent>& values() const { return values_; }

private:
    std::array<float, rollGanLatent> values_{};
};

/// rollGanColumns columns. The painter must be in evaluation mode.
[[nodiscard]] NoteGrid paintRoll(RollPainter& painter, const RollLatent& latent, int era);

} // namespace atos
