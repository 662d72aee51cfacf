// SPDX-License-Identifier: Apache-2.0
#include "music/tempo_map.h"

#include "music/tempo_cursor.h"

#include <algorithm>
#include <iterator>

namespace atos {
namespace {

/// The change in force at a beat or second: the last one not after it.
template<typename Field>
std::size_t changeAt(const std::vector<TempoChange>& changes, double moment, Field field) {
    const auto after =
        std::upper_bound(std::next(changes.begin()), changes.end(), moment,
                         [field](double value, const TempoChange& change) { return value < change.*field; });
    return static_cast<std::size_t>(after - changes.begin()) - 1;
}

} // namespace

void TempoMap::setTempo(double beat, double secondsPerBeat) {
    TempoChange& last = changes_.back();
    if (beat <= last.beat) {
        last.secondsPerBeat = secondsPerBeat;
        return;
    }
    changes_.push_back({beat, last.seconds + (beat - last.beat) * last.secondsPerBeat, secondsPerBeat});
}

double TempoMap::secondsAt(double beat) const {
    return TempoCursor(*this).secondsAt(beat);
}
double TempoMap::beatAt(double seconds) const {
    return TempoCursor(*this).beatAt(seconds);
}

void TempoCursor::findBeat(double beat) {
    stand(index_ + 1);
    if (!stretch_.holdsBeat(beat)) stand(changeAt(changes_, beat, &TempoChange::beat));
}
void TempoCursor::findSeconds(double seconds) {
    stand(index_ + 1);
    if (!stretch_.holdsSeconds(seconds)) stand(changeAt(changes_, seconds, &TempoChange::seconds));
}

void TempoCursor::stand(std::size_t index) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    index_ = std::min(index, changes_.size() - 1);
    const TempoChange& change = changes_[index_];
    const bool first = index_ == 0;
    const bool last = index_ + 1 == changes_.size();
    const TempoChange* const next = last ? nullptr : &changes_[index_ + 1];
    stretch_ = {change,
                1 / change.secondsPerBeat,
                first ? -infinity : change.beat,
                last ? infinity : next->beat,
                first ? -infinity : change.seconds,
                last ? infinity : next->seconds};
}

} // namespace atos
