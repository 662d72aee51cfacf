// SPDX-License-Identifier: Apache-2.0
// From playing to a score: bars, note values to the sixteenth and the triplet, two staves, spelled pitches.
// Any thread, pure function; a long piece takes a moment.
#pragma once

#include "core/result.h"
#include "music/performance.h"
#include "music/score.h"

#include <string>
#include <vector>

namespace atos {

struct NotatedMusic {
    Score score;
    std::vector<std::string> notes; ///< what is not sure about it, one sentence each
};

/// Bars as the file states them where its notes fall on its beats; otherwise beats as they are heard, in 4/4
/// from the first on. Pitches from middle C up stand on the upper staff. badInput without notes.
[[nodiscard]] Result<NotatedMusic> notate(const Performance& performance);

} // namespace atos
