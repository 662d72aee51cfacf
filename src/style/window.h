// SPDX-License-Identifier: Apache-2.0
// Windows of a performance as the network sees them. Free of torch; any thread.
#pragma once

#include "core/result.h"
#include "music/performance.h"
#include "style/architecture.h"

#include <span>
#include <vector>

namespace atos {

/// Values of one window: planes x rows x frames, row-major.
inline constexpr std::size_t styleWindowSize = 3 * 88 * static_cast<std::size_t>(styleWindowFrames);

/// Notes that sound in [from, from + seconds) and the damper's movements there, all counted from `from`; what
/// began before is cut to begin at 0.
[[nodiscard]] Performance cutOut(const Performance& performance, double from, double seconds);

/// The window's velocities moved and scaled to one mean and spread, so that neither the keyboard's touch
/// curve nor the loudness of a recording speaks; what is less sure to have been played stands lower.
void levelVelocities(Performance& window);

/// Levels and draws the window into `values`, each in 0..1.
[[nodiscard]] Status drawWindow(Performance window, std::span<float> values);

/// How many windows an answer rests on: three minutes at half-overlapping ones; longer music is sampled
/// evenly.
inline constexpr std::size_t mostWindows = 24;

/// Seconds at which windows over the first `seconds` seconds of music begin: evenly spread, half overlapping
/// when there is room, at most `most`. Empty without notes.
[[nodiscard]] std::vector<double> windowStarts(const Performance& performance, double seconds,
                                               std::size_t most);

/// Seconds between the first onset and the last release, silences longer than 2 s counted as 2 s.
[[nodiscard]] double secondsOfMusic(const Performance& performance);

} // namespace atos
