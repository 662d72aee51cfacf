// SPDX-License-Identifier: Apache-2.0
// Token sequences as tensors. Plugin only: includes torch.
#pragma once

#include "compose/lstm/tokens.h"

#include <torch/types.h>

#include <array>
#include <span>

namespace atos {

/// The metre is told as the column modulo this: bars of three and of four quarters both divide it.
inline constexpr int metreColumns = 48;
/// Stands for a target that is not there.
inline constexpr std::int64_t noTarget = -1;

/// What is known about a note, int64 of any one shape. One value more than the tokens of each part stands for
/// "before the first note".
struct NoteTensors {
    std::array<torch::Tensor, 4> parts; ///< step, pitch, duration, velocity
    torch::Tensor metre;                ///< of its onset, 0 .. metreColumns - 1
};

/// Sequences side by side, [time, sequence]; shorter ones are padded with noTarget.
struct NoteBatch {
    NoteTensors before;       ///< the note that is known at each time
    torch::Tensor key, style; ///< [time, sequence]
    std::array<torch::Tensor, 4>
        target; ///< what follows it; after the last note of a sequence that ends, the end token
    torch::Tensor targetMetre;
    torch::Tensor keys; ///< before each target, [time, sequence, recentKeyPlanes, pitchTokens]
};

/// There must be a sequence, and each must have a note.
[[nodiscard]] NoteBatch noteBatch(std::span<const TokenSequence> sequences);

} // namespace atos
