// SPDX-License-Identifier: Apache-2.0
// What the damper pedal does to released keys. Any thread.
#pragma once

#include "music/performance.h"

#include <vector>

namespace atos {

class DamperTimeline {
public:
    explicit DamperTimeline(const std::vector<Pedal>& pedals);

    /// Until when a string sounds whose key is released at `seconds`: at most 6 s later, whatever the pedal
    /// says.
    [[nodiscard]] double releasedAfter(double seconds) const;
    /// Seconds in [from, to] with the pedal down.
    [[nodiscard]] double downWithin(double from, double to) const;
    [[nodiscard]] std::size_t presses() const { return (changes_.size() + 1) / 2; }

private:
    std::vector<double> changes_;    ///< seconds: down, up, down, ...
    std::vector<double> downBefore_; ///< seconds with the pedal down before each change

    [[nodiscard]] double downUntil(double seconds) const;
};

/// Whether a note's times can be reckoned with: finite, and within 30 years.
[[nodiscard]] bool hasUsableTimes(const Note& note);

} // namespace atos
