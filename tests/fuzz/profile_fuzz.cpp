// SPDX-License-Identifier: Apache-2.0
// Whatever a stranger calls a keyboard profile is refused in one sentence, or can be linted and obeyed
// without sending anything that is forbidden.
#include "piano/profile/encode.h"
#include "piano/profile/learned_voices.h"
#include "piano/profile/lint.h"
#include "piano/profile/profile.h"
#include "piano/profile/profile_json.h"
#include "piano/protocols/forbidden.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto json = atos::parseJson({reinterpret_cast<const char*>(data), size}, "the input");
    if (!json) return 0;
    if (const auto learned = atos::learnedFromJson(*json)) {
        atos::KeyboardProfile any;
        any.id = any.name = any.maker = "own";
        const auto own = atos::withLearned(any, *learned);
        if (!atos::lint(own).empty()) std::abort(); // every voice that a piano can say may be sent
        for (const atos::Voice voice : atos::allVoices) {
            atos::TonePreset wish;
            wish.voice = voice;
            for (const auto& message : atos::encodePreset(wish, own, {true}).messages)
                if (!atos::forbiddenReason(message.bytes).empty()) std::abort();
        }
    }
    const auto profile = atos::profileFromJson(*json);
    if (!profile) {
        if (profile.error().message.empty()) std::abort();
        return 0;
    }
    [[maybe_unused]] const auto objections = atos::lint(*profile);
    atos::TonePreset preset;
    preset.voice = atos::Voice::mellowGrand;
    preset.reverbType = atos::ReverbType::hall;
    for (const double share : {0.0, 0.5, 1.0}) {
        preset.brightness = 2 * share - 1;
        preset.reverbTime = 0.3 + 4.7 * share;
        preset.reverbLevel = -60 * share;
        preset.resonance = 2 * share - 1;
        preset.chorus = share;
        preset.touch = 4 * share - 2;
        const auto encoded = atos::encodePreset(preset, *profile, {true});
        for (const auto& message : encoded.messages)
            if (!atos::forbiddenReason(message.bytes).empty()) std::abort();
    }
    return 0;
}
