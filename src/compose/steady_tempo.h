// SPDX-License-Identifier: Apache-2.0
// Music freed of its tempo: what everything in this room learns from and is measured on. Any thread.
#pragma once

#include "music/performance.h"

namespace atos {

/// The same music at a steady 120 beats a minute by its own tempo map, so that a sixteenth note lasts an
/// eighth of a second in every piece and written rhythms lie exactly on a grid of eighths of a second. Music
/// without a stated tempo stays as it is: it was played to the clock. Tempo and key signatures are dropped.
[[nodiscard]] Performance atSteadyTempo(const Performance& performance);

} // namespace atos
