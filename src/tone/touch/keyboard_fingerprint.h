// SPDX-License-Identifier: Apache-2.0
// A keyboard as playing alone betrays it: how it is struck, keys that may be broken, its damper pedal, and
// the touch curve that would bring it to the reference. Pure functions, any thread.
#pragma once

#include "tone/touch/odd_keys.h"
#include "tone/touch/pedal_portrait.h"
#include "tone/touch/velocity_profile.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace atos {

/// The shares of the notes at which touch curves are drawn; the ends stand for the softest and the loudest
/// strike (half a percent from the end, for a single slip is no touch).
inline constexpr std::array<double, 5> curveShares{0.005, 0.15, 0.5, 0.85, 0.995};

using CurveVelocities = std::array<double, curveShares.size()>;

struct RegisterVelocities {
    std::string_view name; ///< "bass", "middle", "treble"
    int lowest = 0;        ///< MIDI keys
    int highest = 127;
    std::size_t notes = 0;
    std::optional<CurveVelocities> velocities; ///< empty below 50 notes
};

enum class ReleaseVelocity { unknown, no, yes };

/// Software pianos and some digital ones take a curve of such points: what the keyboard says, and what it
/// shall mean. Practice, not research.
struct VelocityCurveAdvice {
    CurveVelocities played{};
    CurveVelocities target{};
    int keyTouch = 0; ///< a digital piano's own setting: -1 one step lighter, +1 heavier, 0 as it is
};

struct KeyboardFingerprint {
    std::string keyboard; ///< by its name in the takes; empty when they name none or several
    std::size_t takes = 0;
    std::size_t notes = 0;
    std::optional<VelocityProfile> profile; ///< empty when no hand played
    std::array<RegisterVelocities, 3> registers;
    std::vector<OddKey> oddKeys;
    PedalPortrait pedal;
    ReleaseVelocity releases = ReleaseVelocity::unknown;
    std::optional<VelocityCurveAdvice> advice; ///< empty below keyTouchNeedsNotes notes
};

[[nodiscard]] KeyboardFingerprint takeFingerprint(std::span<const Performance> takes,
                                                  const VelocityProfile& reference);

} // namespace atos
