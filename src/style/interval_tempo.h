// SPDX-License-Identifier: Apache-2.0
// The pace that the style weights have learnt with: what onsets alone tell. Any thread, pure function.
#pragma once

#include "analysis/features/tempo.h"

namespace atos {

/// The tempo at which the intervals of all pairs of onsets repeat most, under a log-normal preference around
/// 110 a minute (after Moelants 2002). Often half or twice the counted one (estimateTempo() judges that):
/// an input of the style model, to be changed only where its weights are learnt anew.
[[nodiscard]] TempoEstimate intervalTempo(const Performance& performance);

} // namespace atos
