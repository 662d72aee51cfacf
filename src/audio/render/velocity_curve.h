// SPDX-License-Identifier: Apache-2.0
// How hard a key must be struck: the preview's stand-in for a piano's touch setting. Pure, any thread.
#pragma once

#include <array>
#include <cstdint>

namespace atos {

/// Played velocity -> sounding velocity: a heavier touch never sounds louder; never falling, 0, 1 and 127
/// fixed.
using VelocityCurve = std::array<std::uint8_t, 128>;

/// `touch` as in TonePreset: -2 (a light touch already plays loud) .. +2 (heavy). A power curve, which is how
/// makers draw their light and heavy settings; its exponent doubles every 2.5 steps.
[[nodiscard]] VelocityCurve velocityCurve(double touch);

} // namespace atos
