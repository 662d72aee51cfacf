// SPDX-License-Identifier: Apache-2.0
// Whatever a stranger calls archetypes is refused in one sentence, or holds tones that a take can be given.
#include "tone/archetypes/recommend_tone.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto archetypes =
        atos::archetypesFromText({reinterpret_cast<const char*>(data), size}, "archetypes.json");
    if (!archetypes) {
        if (archetypes.error().message.empty()) std::abort();
        return 0;
    }
    atos::ToneEvidence take;
    take.features.noteCount = 300;
    take.features.soundingSeconds = 60;
    take.playing[*atos::measureCalled("onset_rate")] = 4;
    const atos::ToneTarget target = atos::recommendTone(*archetypes, take);
    if (!target.choice.recommends() || !atos::presetFromJson(toJson(target.preset))) std::abort();
    return 0;
}
