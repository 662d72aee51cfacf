// SPDX-License-Identifier: Apache-2.0
#include "analysis/usable_notes.h"

#include "music/damper.h"

#include <algorithm>
#include <iterator>

namespace atos {

std::vector<Note> usableNotes(const Performance& performance) {
    std::vector<Note> notes;
    notes.reserve(performance.notes.size());
    std::copy_if(performance.notes.begin(), performance.notes.end(), std::back_inserter(notes),
                 hasUsableTimes);
    std::stable_sort(notes.begin(), notes.end(),
                     [](const Note& a, const Note& b) { return a.onset < b.onset; });
    return notes;
}

} // namespace atos
