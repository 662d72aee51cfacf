// SPDX-License-Identifier: Apache-2.0
// Bars, as a musician counts them. Any thread, pure functions.
#pragma once

#include "music/performance.h"

#include <vector>

namespace atos {

struct Bars {
    std::vector<double> starts; ///< seconds, rising; empty: nobody can be sure where the bars are
    int first = 1;              ///< number of the first: 0 when it only holds an upbeat

    [[nodiscard]] bool known() const { return !starts.empty(); }
    /// The number of the bar that sounds then; the first one's before it. Of known bars.
    [[nodiscard]] int numberAt(double seconds) const;
};

/// The bars that a file states, where it states a metre too and the notes lie on its beats: a sequencer that
/// only recorded writes a tempo and a metre unasked.
[[nodiscard]] Bars barsOf(const Performance& performance);

} // namespace atos
