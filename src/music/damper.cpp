// SPDX-License-Identifier: Apache-2.0
#include "music/damper.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

constexpr double longestTail = 6.0;
constexpr double farFuture = 1e9;

} // namespace

DamperTimeline::DamperTimeline(const std::vector<Pedal>& pedals) {
    bool down = false;
    for (const Pedal& pedal : pedals) {
        if (pedal.kind != PedalKind::damper || !std::isfinite(pedal.seconds)) continue;
        const bool pressed = pedal.value >= 64;
        if (pressed == down) continue;
        const double before =
            changes_.empty() ? 0 : downBefore_.back() + (down ? pedal.seconds - changes_.back() : 0);
        changes_.push_back(pedal.seconds);
        downBefore_.push_back(before);
        down = pressed;
    }
}

double DamperTimeline::releasedAfter(double seconds) const {
    const auto next = std::upper_bound(changes_.begin(), changes_.end(), seconds);
    const bool down = (next - changes_.begin()) % 2 == 1;
    if (!down) return seconds;
    return next == changes_.end() ? seconds + longestTail : std::min(*next, seconds + longestTail);
}

double DamperTimeline::downUntil(double seconds) const {
    const auto next = std::upper_bound(changes_.begin(), changes_.end(), seconds);
    const auto passed = static_cast<std::size_t>(next - changes_.begin());
    if (passed == 0) return 0;
    const bool down = passed % 2 == 1;
    return downBefore_[passed - 1] + (down ? seconds - changes_[passed - 1] : 0);
}

double DamperTimeline::downWithin(double from, double to) const {
    return downUntil(to) - downUntil(from);
}

bool hasUsableTimes(const Note& note) {
    return std::isfinite(note.onset) && std::isfinite(note.duration) && note.pitch < 128
           && std::abs(note.onset) < farFuture && note.duration < farFuture;
}

} // namespace atos
