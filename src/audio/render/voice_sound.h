// SPDX-License-Identifier: Apache-2.0
// How each voice is made in the preview, of General MIDI programs and filters. Private to this module. Pure,
// any thread.
#pragma once

#include "audio/render/biquad.h"
#include "audio/render/output_stage.h"
#include "tone/preset/voice.h"

#include <array>

namespace atos {

struct VoiceSound {
    int program = 0;          ///< General MIDI, 0-based
    double velocityTimes = 1; ///< of the struck velocity
    int fixedVelocity = 0;    ///< instead of it; 0: none
    std::array<Band, voiceBands> bands{};
    double width = 1; ///< stereo; 0 is mono
    Tremolo tremolo{};
    double attackSeconds = 0; ///< 0: the program's own
    double decayTimes = 1;    ///< so much slower (below 1, faster) a held note fades
    double releaseTimes = 1;  ///< likewise after the key
    double chorus = 0;        ///< as in TonePreset, added to that of the tone
};

/// Filters after what makers' names promise (docs/preview.md has the table with what was measured); amounts
/// are our judgement.
[[nodiscard]] const VoiceSound& soundOf(Voice voice);

/// Every program that a voice plays, for loading ahead.
inline constexpr std::array<int, 6> voicePrograms{0, 1, 3, 4, 5, 6};

} // namespace atos
