// SPDX-License-Identifier: Apache-2.0
// Keyboards with touch curves that are known, to measure how well curves are recovered from playing alone.
// Pure functions, any thread.
#pragma once

#include "music/performance.h"
#include "tone/touch/velocity_profile.h"

#include <array>
#include <string_view>
#include <vector>

namespace atos {

/// What a keyboard says (1..127) when a hand strikes with a velocity of 1..127; never falls.
struct SimulatedKeyboard {
    std::string_view name;
    double (*curve)(double struck);

    /// Whole velocities, as a keyboard sends them.
    [[nodiscard]] double says(double struck) const;
};

/// "soft" (easily loud), "hard", "s-shaped", "compressed" (a narrow range) and "clipped" (its ends are cut
/// off).
[[nodiscard]] const std::array<SimulatedKeyboard, 5>& simulatedKeyboards();

/// The same playing on that keyboard; fine velocities are lost.
[[nodiscard]] Performance playedOn(Performance take, const SimulatedKeyboard& keyboard);

/// How far a curve that was recovered lies from the true one: mean absolute error over all notes that were
/// struck, in steps of what the keyboard says, which is how the curve is drawn, and of the struck velocity,
/// which is what the normalisation gives back.
struct CurveError {
    double curve = 0;
    double normalised = 0;
};

/// `struck`: the velocities of the playing whose touch on the keyboard is `heard`; `reference`: the touch
/// that the same playing is supposed to have on the first keyboard.
[[nodiscard]] CurveError curveError(const VelocityProfile& reference, const VelocityProfile& heard,
                                    const SimulatedKeyboard& keyboard,
                                    const std::vector<std::vector<double>>& struck);

} // namespace atos
