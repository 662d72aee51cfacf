// SPDX-License-Identifier: Apache-2.0
#include "lab/composition/onsets.h"

#include <algorithm>

namespace atos {

std::vector<GridOnset> onsetsOf(const NoteGrid& grid) {
    std::vector<GridOnset> onsets;
    for (const GridNote& note : grid.notes) {
        if (onsets.empty() || onsets.back().column != note.column) onsets.push_back({note.column, 0});
        onsets.back().highest = std::max<int>(onsets.back().highest, note.pitch);
    }
    return onsets;
}

} // namespace atos
