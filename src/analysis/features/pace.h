// SPDX-License-Identifier: Apache-2.0
// The same music at a pace that does not depend on how fast it was played. Any thread, pure function.
#pragma once

#include "music/performance.h"

namespace atos {

/// All times stretched so that eight notes a second begin on average, as in much piano music. Times keep
/// their proportions: another tempo gives the same result. Pauses longer than thirty mean intervals count as
/// thirty. Music without a pace (fewer than two notes, or all at once) stays as it is; the tempo map is
/// dropped.
[[nodiscard]] Performance atStandardPace(const Performance& performance);

} // namespace atos
