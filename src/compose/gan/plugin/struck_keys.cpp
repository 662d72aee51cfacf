// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/plugin/struck_keys.h"

#include "compose/gan/crnn_gan.h"

#include <torch/utils.h>

#include <array>
#include <cmath>

namespace atos {
namespace {

constexpr std::array fading{16.0, 96.0}; // columns until e times weaker
static_assert(fading.size() + 2 == struckKeyPlanes);

} // namespace

StruckKeys::StruckKeys()
    : last_(torch::zeros({1, 1, crnnGanKeys})), inThisColumn_(torch::zeros({1, 1, crnnGanKeys})),
      lately_(torch::zeros({1, static_cast<std::int64_t>(fading.size()), crnnGanKeys})) {}

void StruckKeys::pass(int columns) {
    if (columns > 0) inThisColumn_.zero_();
    for (std::size_t speed = 0; speed < fading.size(); ++speed)
        lately_.select(1, static_cast<std::int64_t>(speed)).mul_(std::exp(-columns / fading[speed]));
}

void StruckKeys::strike(int key) {
    last_.zero_().select(2, key).fill_(1);
    inThisColumn_.select(2, key).fill_(1);
    lately_.select(2, key).add_(1);
}

torch::Tensor StruckKeys::planes() const {
    return torch::cat({last_, inThisColumn_, (0.5 * lately_).tanh()}, 1);
}

} // namespace atos
