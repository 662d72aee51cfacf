// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/plugin/image_augmentation.h"

#include <torch/utils.h>

#include <vector>

namespace atos {

torch::Tensor augmented(const torch::Tensor& images, std::mt19937_64& random) {
    constexpr int mostRows = 4;
    constexpr int mostColumns = 16;
    const auto rows = images.size(2);
    const auto padded = torch::constant_pad_nd(images, {0, 0, mostRows, mostRows});
    std::vector<torch::Tensor> moved;
    for (std::int64_t i = 0; i < images.size(0); ++i) {
        const int up = std::uniform_int_distribution(0, 2 * mostRows)(random);
        const int late = std::uniform_int_distribution(-mostColumns, mostColumns)(random);
        moved.push_back(torch::roll(padded[i].narrow(1, up, rows), late, 2));
    }
    return torch::stack(moved);
}

} // namespace atos
