// SPDX-License-Identifier: Apache-2.0
// The tempo word that belongs to a measured tempo. Any thread, pure function.
#pragma once

#include "analysis/features/tempo.h"
#include "style/style_profile.h"

namespace atos {

/// What the tempo head says once the tempo is measured: each word as probable as the tempi that bear it, with
/// borders a few percent wide. So the word never contradicts the number. `heard` as it was where it has no
/// words, where the music is unlike all in training, or where no tempo was found.
[[nodiscard]] HeadProfile tempoWords(const HeadProfile& heard, const TempoEstimate& tempo);

} // namespace atos
