// SPDX-License-Identifier: Apache-2.0
// The bars that a tempo map's metres make. Any thread, pure functions.
#pragma once

#include "music/tempo_map.h"

#include <vector>

namespace atos {

struct Bar {
    double beat = 0;     ///< quarter notes since the start
    double quarters = 4; ///< how long it is; shorter than its metre where the next metre begins within it
    Metre metre;
    int number = 1; ///< as printed: from 1; an upbeat before the first whole bar is 0
};

/// The quarter notes of a whole bar: 3 for 6/8. A metre that nobody writes (shorter than a quarter note or
/// longer than 16) counts as 4/4.
[[nodiscard]] double barQuarters(const Metre& metre);

/// All bars that begin before `untilBeat`, at most 100,000; as 4/4 where no metre is stated.
[[nodiscard]] std::vector<Bar> barsUntil(const TempoMap& tempo, double untilBeat);

} // namespace atos
