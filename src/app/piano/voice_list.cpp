// SPDX-License-Identifier: Apache-2.0
#include "app/piano/voice_list.h"

#include "piano/profile/plan.h"

#include <algorithm>

namespace atos {

std::vector<VoiceOnPiano> voicesOn(const KeyboardProfile& profile, bool experimental) {
    std::vector<VoiceOnPiano> voices;
    for (const Voice voice : allVoices) {
        TonePreset preset;
        preset.voice = voice;
        const Plan plan = planPreset(preset, profile, {experimental});
        const auto loss = std::find_if(plan.losses.begin(), plan.losses.end(),
                                       [](const Loss& each) { return each.parameter == "voice"; });
        if (loss != plan.losses.end())
            voices.push_back({voice, false, loss->sentence});
        else
            voices.push_back(
                {voice, true, describeValue(*plan.values.front().parameter, plan.values.front().raw)});
    }
    return voices;
}

Json voicesJson(const std::vector<VoiceOnPiano>& voices) {
    Json list = Json::array();
    for (const VoiceOnPiano& each : voices)
        list.push_back({{"voice", voiceName(each.voice)}, {"set", each.set}, {"sentence", each.sentence}});
    return list;
}

} // namespace atos
