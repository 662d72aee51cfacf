// SPDX-License-Identifier: Apache-2.0
// Music as a sequence of four numbers a note, the language of C-RNN-GAN (O. Mogren, "C-RNN-GAN: Continuous
// recurrent neural networks with adversarial training", arXiv:1611.09904). Any thread, pure functions.
#pragma once

#include "music/performance.h"

#include <array>
#include <vector>

namespace atos {

/// Time since the note before, length, pitch, velocity: each scaled to 0..1. Times are logarithmic, since
/// what is heard is their ratio: 0 is no time, 1 is `longestEventSeconds`.
using MusicEvent = std::array<float, 4>;
inline constexpr double longestEventSeconds = 8;

/// In order of onset, then pitch. Longer times count as the longest; pedals are ignored.
[[nodiscard]] std::vector<MusicEvent> eventsOf(const Performance& music);

/// The first note begins at its own time since the beginning. Values beyond 0..1 count as the nearest;
/// pitches become the nearest keys of a piano, and notes that would sound for less than 30 ms sound for 30
/// ms.
[[nodiscard]] Performance performanceFrom(const std::vector<MusicEvent>& events);

} // namespace atos
