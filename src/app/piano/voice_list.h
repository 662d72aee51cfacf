// SPDX-License-Identifier: Apache-2.0
// What each voice that a tone can ask for becomes on one piano. Pure, any thread.
#pragma once

#include "files/json.h"
#include "piano/profile/profile.h"
#include "tone/preset/voice.h"

#include <string>
#include <vector>

namespace atos {

struct VoiceOnPiano {
    Voice voice = Voice::concertGrand;
    bool set = false; ///< the voice itself, not one that stands in for it
    /// "Tone felt (Mellow Upright)", "No felt piano is known on this model; upright, brightness -0.75
    /// instead.", or why it stays as it is.
    std::string sentence;
};

/// All twelve, in their order.
[[nodiscard]] std::vector<VoiceOnPiano> voicesOn(const KeyboardProfile& profile, bool experimental);

/// [{"voice", "set", "sentence"}]
[[nodiscard]] Json voicesJson(const std::vector<VoiceOnPiano>& voices);

} // namespace atos
