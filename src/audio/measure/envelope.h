// SPDX-License-Identifier: Apache-2.0
// How the loudness of one held note moves: how fast it fades, and whether it trembles. Pure, any thread.
#pragma once

#include "audio/file/samples.h"

namespace atos {

/// Seconds from the loudest moment (windows of 50 ms) until the sound has fallen by `decibels`; to its end
/// when it does not fall so far, 0 for silence.
[[nodiscard]] double fadeSeconds(const Samples& samples, double decibels);

struct Modulation {
    double hertz = 0;    ///< 2 .. 9
    double decibels = 0; ///< from the crest to the trough
};

/// The strongest regular swing of the level of the left channel after its straight fading (in dB) is taken
/// away; measured between `from` and `to` seconds, which should hold ten swings. The left one alone, because
/// what goes from side to side stays level in the sum.
[[nodiscard]] Modulation strongestModulation(const Samples& samples, double from, double to);

} // namespace atos
