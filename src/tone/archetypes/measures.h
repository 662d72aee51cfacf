// SPDX-License-Identifier: Apache-2.0
// The figures of playing that archetypes speak of. Pure functions, any thread.
#pragma once

#include "analysis/features/features.h"
#include "analysis/features/gestures.h"
#include "analysis/harmony.h"

#include <array>
#include <optional>
#include <string_view>

namespace atos {

struct Measure {
    std::string_view name; ///< as in archetypes.json and in the JSON's features
    std::string_view unit;
    double softness;       ///< how far outside a range counts as one step; octaves where `octaves`
    bool octaves = false;  ///< compared by the logarithm to base 2
};

inline constexpr std::array measures{
    Measure{"bpm", "beats/min", 0.3, true},
    Measure{"velocity_median", "velocity", 12},
    Measure{"velocity_spread", "velocity", 5},
    Measure{"articulation", "ratio", 0.25},
    Measure{"register_mean", "MIDI pitch", 5},
    Measure{"register_spread", "semitones", 3},
    Measure{"pedal_share", "ratio", 0.25},
    Measure{"rubato", "ratio", 0.05},
    Measure{"onset_rate", "onsets/s", 0.4, true},
    Measure{"chord_size", "keys", 0.4},
    Measure{"blocks", "ratio", 0.15},
    Measure{"broken_chords", "ratio", 0.15},
    Measure{"runs", "ratio", 0.12},
    Measure{"repetitions", "ratio", 0.1},
    Measure{"leaping_bass", "ratio", 0.08},
    Measure{"long_short", "ratio", 0.12},
    Measure{"detached", "ratio", 0.15},
    Measure{"clashes", "ratio", 0.1},
    Measure{"low_power", "ratio", 0.1},
    Measure{"sevenths", "ratio", 0.15},
    Measure{"chromatic", "ratio", 0.05},
};

/// By the order of `measures`; empty: not known.
using MeasuredPlaying = std::array<std::optional<double>, measures.size()>;

/// The index of a name; empty when there is none such.
[[nodiscard]] std::optional<std::size_t> measureCalled(std::string_view name);

/// A tempo that is a guess, the dynamics and the pedal of music that no hand played, and a pedal that could
/// not be heard are not known. `sevenths` is the share of the chords' time with a
/// seventh or more, `chromatic` is chromaticShare().
[[nodiscard]] MeasuredPlaying measuredPlaying(const Features& features, const Gestures& gestures,
                                              const Harmony& harmony);

} // namespace atos
