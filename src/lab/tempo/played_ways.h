// SPDX-License-Identifier: Apache-2.0
// One piece as it may reach the program: as a file, live, from a recording, or in a file that says 120
// unasked. Pure, any thread.
#pragma once

#include "core/fast_random.h"
#include "music/performance.h"

#include <array>
#include <string_view>

namespace atos {

enum class PlayedWay { file, live, recording, stamped, click };
inline constexpr std::array playedWays{PlayedWay::file, PlayedWay::live, PlayedWay::recording,
                                       PlayedWay::stamped, PlayedWay::click};
[[nodiscard]] constexpr std::string_view nameOf(PlayedWay way) {
    constexpr std::array<std::string_view, 5> names{"file", "live", "recording", "stamped", "click"};
    return names[static_cast<std::size_t>(way)];
}

/// `file` keeps times and tempo map. The others have no tempo map of their own and are uneven as hands are:
/// onsets 2 to 20 ms off, a pace that drifts by a few percent, velocities that vary. A recording has also
/// lost a few notes, heard a few that were not there, and does not tell the pedal. `stamped` is a live take
/// that a sequencer wrote at its plain 120, `click` one that was played to the map's own beat and keeps the
/// map.
[[nodiscard]] Performance playedAs(PlayedWay way, const Performance& written, FastRandom& random);

struct PlayedTake {
    Performance music;
    TempoMap beats; ///< where the written beats are in it
};

/// The same, and where its beats came to be. Paces drift by up to `drift` (standard deviation, relative).
[[nodiscard]] PlayedTake takeOf(PlayedWay way, const Performance& written, double drift, FastRandom& random);

/// All times and the tempo map `factor` times as fast.
[[nodiscard]] Performance atSpeed(const Performance& performance, double factor);

/// The notes that begin in [from, from + seconds), with the tempo map; times stay.
[[nodiscard]] Performance excerptOf(const Performance& performance, double from, double seconds);

/// Mean 0, deviation 1.
[[nodiscard]] double bellCurve(FastRandom& random);
/// From `low` to `high`.
[[nodiscard]] double between(FastRandom& random, double low, double high);

} // namespace atos
