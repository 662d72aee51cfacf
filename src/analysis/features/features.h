// SPDX-License-Identifier: Apache-2.0
// Numbers that describe how something is played. Any thread, pure functions.
#pragma once

#include "analysis/features/tempo.h"
#include "music/performance.h"

#include <string_view>
#include <vector>

namespace atos {

/// One named number with its unit ("bpm", "velocity", "notes/s", "ratio", "semitones", "s").
struct Feature {
    std::string_view name;
    std::string_view unit;
    double value = 0;
};

/// Every feature is finite for every performance, the empty one included.
struct Features {
    TempoEstimate tempo;
    double noteCount = 0;
    double soundingSeconds = 0; ///< evidence: seconds in which at least one note sounds
    double velocityMedian = 0;  ///< 1..127
    double velocityLow = 0;     ///< 15 % quantile
    double velocityHigh = 0;    ///< 85 % quantile
    double velocitySpread = 0;  ///< standard deviation, velocity steps
    double density = 0;         ///< notes per sounding second
    double polyphony = 0;       ///< mean number of keys held while any is
    double articulation =
        0; ///< median of held time / time to the next onset, 0 (staccato) .. 1.5 (overlapping)
    double registerMean = 0;     ///< MIDI pitch
    double registerSpread = 0;   ///< standard deviation, semitones
    double pedalShare = 0;       ///< share of sounding time with the damper down, 0..1
    double pedalChanges = 0;     ///< damper presses per minute
    bool pedalKnown = true;      ///< false: the two above say nothing
    double rubato = 0;           ///< coefficient of variation of the local beat, 0 (metronome) ..
    double interOnsetMedian = 0; ///< seconds

    /// All of the above, in this order, for tables and JSON.
    [[nodiscard]] std::vector<Feature> named() const;
};

/// Files written from scores have one or a few velocities; hands do not.
[[nodiscard]] inline bool hasDynamics(const Features& features) {
    return features.velocitySpread >= 3;
}

[[nodiscard]] Features measureFeatures(const Performance& performance);

} // namespace atos
