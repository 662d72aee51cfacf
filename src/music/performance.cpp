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
    // Sorting what is sorted would take memory and time.
    const auto sort = [](auto& events, auto before) {
        if (!std::is_sorted(events.begin(), events.end(), before))
            std::stable_sort(events.begin(), events.end(), before);
    };
    sort(notes, [](const Note& a, const Note& b) {
        return std::tie(a.onset, a.pitch) < std::tie(b.onset, b.pitch);
    });
    sort(pedals, [](const Pedal& a, const Pedal& b) { return a.seconds < b.seconds; });
}

} // namespace atos
