// SPDX-License-Identifier: Apache-2.0
// What the key networks see. Any thread, pure functions.
#pragma once

#include "analysis/harmony/key_model.h"
#include "analysis/harmony/rotation_network.h"
#include "analysis/harmony/windows.h"

#include <vector>

namespace atos {

/// Neighbouring slices that are given a key together: about half a second.
struct KeyBlock {
    std::size_t first = 0; ///< slice
    std::size_t last = 0;  ///< slice, inclusive
    double onset = 0;      ///< seconds
    double end = 0;        ///< seconds
};

[[nodiscard]] std::vector<KeyBlock> cutKeyBlocks(const std::vector<Slice>& slices);

inline constexpr std::size_t localKeyChannels = 15;
inline constexpr std::size_t homeKeyChannels = 49;

/// The music around a block, from half a second to the whole piece.
[[nodiscard]] RotationInput localKeyInput(const Windows& windows, const KeyBlock& block);

/// The piece as a whole: its sound, its beginning and end, its cadences, where it rests, how its basses move
/// and the local keys' probabilities, one of each block.
[[nodiscard]] RotationInput homeKeyInput(const std::vector<Slice>& slices, const Windows& windows,
                                         const std::vector<KeyBlock>& blocks,
                                         const std::vector<KeyScores>& localProbabilities);

} // namespace atos
