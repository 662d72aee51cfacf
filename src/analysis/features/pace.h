// SPDX-License-Identifier: Apache-2.0
// The same music at a pace that does not depend on how fast it was played or on its tempo. Any thread, pure
// functions.
#pragma once

#include "music/performance.h"

namespace atos {

/// All times stretched so that eight notes a second begin on average, as in much piano music. Times keep
/// their proportions: another tempo gives the same result. Pauses longer than thirty mean intervals count as
/// thirty. Music without a pace (fewer than two notes, or all at once) stays as it is; the tempo map is
/// dropped.
[[nodiscard]] Performance atStandardPace(const Performance& performance);

/// The same music at a steady 120 beats a minute by its own tempo map, so that a sixteenth note lasts an
/// eighth of a second in every piece and written rhythms lie exactly on a grid of eighths of a second. Music
/// without a stated tempo stays as it is: it was played to the clock. Tempo and key signatures are dropped.
[[nodiscard]] Performance atSteadyTempo(const Performance& performance);

} // namespace atos
