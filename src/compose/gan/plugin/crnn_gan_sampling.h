// SPDX-License-Identifier: Apache-2.0
// Music from the trained generator. Plugin only: includes torch.
#pragma once

#include "compose/gan/music_events.h"
#include "compose/gan/plugin/crnn_gan_generator.h"

#include <cstdint>
#include <random>
#include <vector>

namespace atos {

/// All of them, U[0, 1]; float32 and contiguous.
void fillUniform(torch::Tensor& values, std::mt19937_64& random);
/// U[0, 1], [sequences, steps, 4].
[[nodiscard]] torch::Tensor eventNoise(std::int64_t sequences, std::int64_t steps, std::mt19937_64& random);

/// The events of one sequence of [sequences, steps, 4].
[[nodiscard]] std::vector<MusicEvent> eventsIn(const torch::Tensor& told, std::int64_t sequence);

} // namespace atos
