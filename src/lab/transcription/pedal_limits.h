// SPDX-License-Identifier: Apache-2.0
// When a recording tells the pedal: the limits of transcribe/note_decoder.h, from recordings whose pedal is
// known. Pure, any thread.
#pragma once

#include "files/json.h"
#include "transcribe/note_decoder.h"

#include <span>

namespace atos {

struct PedalTrial {
    PedalAnswers answers{};
    double agreement = 0;  ///< share of the time in which what was found of the pedal is right
    bool pedalled = false; ///< whether it was played with pedal at all
};

/// From what share of the time on a pedal that was found is worth telling.
inline constexpr double rightPedal = 0.8;

/// The limits by which most of the trials count as known whose pedal is right, and at most one in twenty of
/// those that count as known has a wrong one. Of equals the most cautious. Without any such, limits by
/// which nothing is known.
[[nodiscard]] PedalLimits choosePedalLimits(std::span<const PedalTrial> trials);

/// How the limits do: `known` (share of the trials), `right_when_known` and `right_when_not` (shares of
/// those), `agreement_when_known`, each also of the trials `with_pedal` and `without_pedal`.
[[nodiscard]] Json pedalLimitsJson(std::span<const PedalTrial> trials, const PedalLimits& limits);

} // namespace atos
