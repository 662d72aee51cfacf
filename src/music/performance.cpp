// SPDX-License-Identifier: Apache-2.0
#include "music/performance.h"

#include <algorithm>
#include <tuple>

namespace atos {

double Performance::duration() const {
    double end = 0;
    for (const Note& note : notes)
        end = std::max(end, note.end());
    return end;
}

void Performance::sort() {
    std::stable_sort(notes.begin(), notes.end(), [](const Note& a, const Note& b) {
        return std::tie(a.onset, a.pitch) < std::tie(b.onset, b.pitch);
    });
    std::stable_sort(pedals.begin(), pedals.end(),
                     [](const Pedal& a, const Pedal& b) { return a.seconds < b.seconds; });
}

} // namespace atos
