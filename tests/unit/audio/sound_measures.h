// SPDX-License-Identifier: Apache-2.0
// What the ear would notice, as numbers.
#pragma once

#include "audio/render/render.h"

namespace atos::test {

/// The performance of one note, to be rendered.
[[nodiscard]] Performance oneNote(std::uint8_t velocity = 90, double seconds = 0.4, std::uint8_t pitch = 60);
inline constexpr const char* smallSoundfont = "/usr/share/sounds/sf2/TimGM6mb.sf2"; ///< a test package
/// Rendered with it.
[[nodiscard]] Samples sound(const Performance& performance, const TonePreset& tone, double tailSeconds = 4);

/// Energy between two moments, sum of squares per frame.
[[nodiscard]] double energy(const Samples& samples, double fromSeconds, double toSeconds);
/// Seconds from `fromSeconds` until the remaining energy has fallen by 30 dB (Schroeder's backward
/// integration).
[[nodiscard]] double decaySeconds(const Samples& samples, double fromSeconds);

} // namespace atos::test
