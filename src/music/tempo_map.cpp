// SPDX-License-Identifier: Apache-2.0
#include "music/tempo_map.h"

#include <algorithm>
#include <iterator>

namespace atos {

void TempoMap::setTempo(double beat, double secondsPerBeat) {
    TempoChange& last = changes_.back();
    if (beat <= last.beat) {
        last.secondsPerBeat = secondsPerBeat;
        return;
    }
    changes_.push_back({beat, secondsAt(beat), secondsPerBeat});
}

double TempoMap::secondsAt(double beat) const {
    const auto after =
        std::upper_bound(std::next(changes_.begin()), changes_.end(), beat,
                         [](double value, const TempoChange& change) { return value < change.beat; });
    const TempoChange& change = *std::prev(after);
    return change.seconds + (beat - change.beat) * change.secondsPerBeat;
}

double TempoMap::beatAt(double seconds) const {
    const auto after =
        std::upper_bound(std::next(changes_.begin()), changes_.end(), seconds,
                         [](double value, const TempoChange& change) { return value < change.seconds; });
    const TempoChange& change = *std::prev(after);
    return change.beat + (seconds - change.seconds) / change.secondsPerBeat;
}

} // namespace atos
