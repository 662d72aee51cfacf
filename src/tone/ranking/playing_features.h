// SPDX-License-Identifier: Apache-2.0
// How a piece lies under the hands, in the few numbers that notation and playing share: velocities and pedal
// are left out, since files written from scores have none. Pure functions, any thread.
#pragma once

#include "analysis/features/features.h"
#include "analysis/harmony.h"

#include <array>
#include <string_view>

namespace atos {

/// Tempo, density, polyphony and harmonic rhythm count in octaves (log2 of beats a minute, notes a second,
/// keys held at once, chords a second), because listeners compare such things by ratios; articulation is a
/// ratio (Features); register and range are semitones (mean and standard deviation of the pitches).
inline constexpr std::array<std::string_view, 7> playingMeasures{
    "tempo", "density", "polyphony", "articulation", "register", "range", "harmonic_rhythm"};

/// Where a measure of that name stands.
[[nodiscard]] constexpr std::size_t measureOf(std::string_view name) {
    std::size_t place = 0;
    while (playingMeasures.at(place) != name)
        ++place;
    return place;
}

using PlayingFeatures = std::array<double, playingMeasures.size()>;

/// Finite for every performance.
[[nodiscard]] PlayingFeatures playingFeaturesOf(const Features& features, const Harmony& harmony);

} // namespace atos
