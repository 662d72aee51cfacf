// SPDX-License-Identifier: Apache-2.0
// Whatever a stranger calls a tone preset is refused in one sentence, or comes back unchanged from its own
// JSON and does no harm to a piano.
#include "piano/profile/encode.h"
#include "piano/protocols/forbidden.h"
#include "piano/protocols/roland_app.h"
#include "piano/protocols/universal.h"
#include "tone/preset/tone_preset.h"

#include <cstdlib>

namespace {

const atos::KeyboardProfile& everyCodec() {
    static const atos::KeyboardProfile profile = [] {
        atos::KeyboardProfile made;
        atos::Parameter brightness;
        brightness.name = "brightness";
        brightness.controller = 74;
        brightness.evidence = atos::Evidence::twoSources;
        brightness.scale = {{-1, 56}, {1, 72}};
        atos::Parameter time = brightness;
        time.name = "reverb.time";
        time.protocol = &atos::gm2Global;
        time.address = {1, 1, 1};
        time.scale = {{0.3, 0}, {5, 127}};
        atos::Parameter touch = brightness;
        touch.name = "touch";
        touch.protocol = &atos::rolandApp;
        touch.address = {1, 0, 2, 0x1D};
        touch.scale = {{-2, 1}, {2, 5}};
        touch.fallbackFor = {{"resonance", 100}, {"chorus", -100}};
        made.parameters = {brightness, time, touch};
        return made;
    }();
    return profile;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto json = atos::parseJson({reinterpret_cast<const char*>(data), size}, "the input");
    if (!json) return 0;
    const auto preset = atos::presetFromJson(*json);
    if (!preset) {
        if (preset.error().message.empty()) std::abort();
        return 0;
    }
    const auto again = atos::presetFromJson(atos::toJson(*preset));
    if (!again || !(*again == *preset)) std::abort();
    for (const auto& message : atos::encodePreset(*preset, everyCodec(), {true}).messages)
        if (!atos::forbiddenReason(message.bytes).empty()) std::abort();
    return 0;
}
