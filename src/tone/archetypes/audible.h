// SPDX-License-Identifier: Apache-2.0
// What of a difference between two tones can be heard. Pure functions, any thread.
#pragma once

#include "tone/preset/tone_preset.h"

#include <string_view>
#include <vector>

namespace atos {

/// One part of two tones, in just noticeable differences.
struct PartApart {
    std::string_view part; ///< a name of TonePreset's JSON: "voice", "reverb.time"
    double steps = 0;      ///< 0: alike, 1: just noticeable
};

/// All parts that either tone sets; a part that only one of them sets is compared with the piano as made. The
/// steps: reverberation time a quarter (Meng, Zhao & He 2006; half as audible more than 20 dB below the
/// piano), its level 2 dB above -12 dB, 3 dB down to -17 dB and 5 dB below (Larsen et al. 2008), brightness
/// .25 (Goncalves et al.), resonance .5, chorus a tenth at first and then .25, touch 1; another voice counts
/// 4, another kind of room 1.
[[nodiscard]] std::vector<PartApart> partsApart(const TonePreset& a, const TonePreset& b);

/// The most audible part's steps; below 1 nobody hears a difference.
[[nodiscard]] double stepsApart(const TonePreset& a, const TonePreset& b);

/// Numbers to what can be heard: brightness, resonance and chorus to .05 with what is inaudible beside the
/// piano as made left at 0, times to .05 s, levels to .5 dB, touch whole.
[[nodiscard]] TonePreset roundedToAudible(TonePreset tone);

/// The reverberant level in just noticeable differences, counted from -60 dB.
[[nodiscard]] double levelInSteps(double decibels);
/// The level that lies so many steps away: the inverse of levelInSteps. dB, -60..0.
[[nodiscard]] double levelMoved(double decibels, double steps);

} // namespace atos
