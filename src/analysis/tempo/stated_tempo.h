// SPDX-License-Identifier: Apache-2.0
// What a file says about its tempo, and what speaks for believing it. Any thread, pure functions.
#pragma once

#include "analysis/tempo/accents.h"
#include "music/tempo_map.h"

#include <span>
#include <vector>

namespace atos {

/// How a tempo came into a file. Sequencers write 120 unasked; a number with a fraction was measured, and
/// several events were made.
enum class TempoStatement { none, plain120, wholeNumber, fraction, several };

struct StatedTempo {
    TempoStatement statement = TempoStatement::none;
    std::size_t events = 0; ///< changes of tempo
    double period = 0;      ///< seconds: the median counted beat while there is music; 0 without a tempo
    double quarters = 1;    ///< of one counted beat
    double gridShare = 0;   ///< of onsets, on quarters and thirds of the stated beat: 0.24 by chance
};

/// The quarter notes of one counted beat at the first metre: 1.5 in 6/8, 1 in 3/4, 2 in 2/2. Where this would
/// count outside 40 to 208 a minute (Maelzel's metronome ends there), the next longer or shorter value that
/// the metre knows: bars of 3/8, halves of 4/4.
[[nodiscard]] double countedQuarters(const TempoMap& tempo, double secondsPerQuarter);

/// The share of onsets that fall on quarters, thirds or halves of the stated beats: 0.24 by chance, about 1
/// in a score. `quarters`: of one beat.
[[nodiscard]] double gridShareOf(const TempoMap& tempo, double quarters, std::span<const Accent> accents);

[[nodiscard]] StatedTempo statedTempo(const TempoMap& tempo, std::span<const Accent> accents);

/// Seconds of the moments `quarters` apart, from the last before `from` to the first after `to`; at most
/// 20,000.
[[nodiscard]] std::vector<double> statedBeats(const TempoMap& tempo, double quarters, double from, double to);

} // namespace atos
