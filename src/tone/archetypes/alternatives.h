// SPDX-License-Identifier: Apache-2.0
// Two other answers beside the tone that fits, each audibly another. Pure functions, any thread.
#pragma once

#include "tone/preset/tone_preset.h"

#include <array>
#include <string>
#include <string_view>

namespace atos {

enum class ToneRole { fit, bolder, plainer };
/// "fit", "bolder" or "plainer".
[[nodiscard]] std::string_view roleName(ToneRole role);

struct OfferedTone {
    ToneRole role = ToneRole::fit;
    TonePreset preset;
    std::string sentence; ///< what one hears in it, for the player
};

/// The fit as it is, one that goes further from the piano as made, and one that comes nearer to it. Any two
/// of them lie at least two just noticeable differences apart in one part (stepsApart).
[[nodiscard]] std::array<OfferedTone, 3> offeredTones(const TonePreset& fit, const std::string& sentence);

/// Halfway from a voice with a character of its own to the grand.
[[nodiscard]] Voice plainerVoice(Voice voice);

/// "brighter, shorter and drier": how `tone` differs from `from`, by what can be heard; empty when nothing
/// can.
[[nodiscard]] std::string audibleChange(const TonePreset& from, const TonePreset& tone);

} // namespace atos
