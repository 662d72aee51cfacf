// SPDX-License-Identifier: Apache-2.0
// The columns in which notes begin. Any thread.
#pragma once

#include "compose/note_grid.h"

#include <vector>

namespace atos {

struct GridOnset {
    int column = 0;
    int highest = 0; ///< pitch
};

/// In order of time.
[[nodiscard]] std::vector<GridOnset> onsetsOf(const NoteGrid& grid);

} // namespace atos
