// SPDX-License-Identifier: Apache-2.0
// Makes one player into many and a score into playing, without changing what the labels say. Free of torch.
#pragma once

#include "lab/style/pieces.h"

#include <array>
#include <random>

namespace atos {

struct StyleExample {
    Performance music; ///< from 0
    StyleLabels truth; ///< of the changed music: what is no longer known is masked
};

/// Which changes are made; each can be left out to see what it is worth.
struct Augmentation {
    bool transposition = true; ///< up to 4 semitones higher or lower
    bool tempo = true;         ///< 0.8 to 1.25 times as fast (the tempo class follows)
    bool touch = true;         ///< velocities bent, drawn anew or constant
    bool timing = true;        ///< sway, uneven fingers, shorter or longer notes
    bool pedal = true;         ///< damper removed or added
    bool slips = true;         ///< now and then a note missed, or its neighbour struck too
};

struct AugmentationName {
    const char* name;
    bool Augmentation::*change;
};
inline constexpr std::array<AugmentationName, 6> augmentationNames{{
    {"transposition", &Augmentation::transposition},
    {"tempo", &Augmentation::tempo},
    {"touch", &Augmentation::touch},
    {"timing", &Augmentation::timing},
    {"pedal", &Augmentation::pedal},
    {"slips", &Augmentation::slips},
}};

/// `seconds` of music from a random place of the piece, played by another hand.
[[nodiscard]] StyleExample augmentedWindow(const StylePiece& piece, const LabelNames& labels, double seconds,
                                           const Augmentation& changes, std::mt19937_64& random);

} // namespace atos
