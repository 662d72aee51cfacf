// SPDX-License-Identifier: Apache-2.0
// Makes one player into many and a score into playing, without changing what the labels say. Free of torch.
#pragma once

#include "style/dataset.h"

#include <random>

namespace atos {

struct StyleExample {
    Performance window; ///< styleWindowSeconds of music, from 0
    StyleTruth truth;   ///< of the changed music: what is no longer known is masked
};

/// A window from a random place of the piece, played by another hand: up to 4 semitones higher or lower, 0.8
/// to 1.25 times as fast (the tempo class follows), with other touch, timing, articulation and pedal, now and
/// then a note missed.
[[nodiscard]] StyleExample augmentedWindow(const StylePiece& piece, const StyleLabels& labels,
                                           std::mt19937_64& random);

} // namespace atos
