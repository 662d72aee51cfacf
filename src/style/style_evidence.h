// SPDX-License-Identifier: Apache-2.0
// What the models of style make of music before it becomes an answer. Any thread, pure function.
#pragma once

#include "style/calibration.h"

namespace atos {

struct StyleEvidence {
    HeadLogits network;  ///< means over the windows that were heard
    HeadLogits features; ///< of what a musician would count; empty without notes
    double seconds = 0;  ///< of music
    bool inDistribution = true;
};

/// `whole` as it would be after a change, of which it is known what it does to a part of the music: the
/// part's logits `before` and `after`.
[[nodiscard]] StyleEvidence moved(StyleEvidence whole, const StyleEvidence& before,
                                  const StyleEvidence& after);

} // namespace atos
