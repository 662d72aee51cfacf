// SPDX-License-Identifier: Apache-2.0
#include "tone/preset/voice.h"

#include <algorithm>

namespace atos {
namespace {

constexpr std::array<std::string_view, voiceCount> names{
    "concert-grand", "mellow-grand", "bright-grand", "studio-grand", "upright", "felt",
    "honky-tonk",    "fortepiano",   "harpsichord",  "tine",         "reed",    "fm-piano"};
constexpr std::string_view earlierTine = "electric-piano";

// Kind before colour: struck strings for struck strings, electric for electric. The amounts are our
// judgement: half the brightness between the preview's dark and bright grand, and the 4 dB of reverberation
// that make a nearer piano.
constexpr std::array forMellow{VoiceStandIn{Voice::concertGrand, -0.5}};
constexpr std::array forBright{VoiceStandIn{Voice::concertGrand, 0.5}};
constexpr std::array forStudio{VoiceStandIn{Voice::brightGrand, -0.25, -4},
                               VoiceStandIn{Voice::concertGrand, 0.25, -4}};
constexpr std::array forUpright{VoiceStandIn{Voice::mellowGrand, 0, -4},
                                VoiceStandIn{Voice::concertGrand, -0.25, -4}};
constexpr std::array forFelt{VoiceStandIn{Voice::upright, -0.75}, VoiceStandIn{Voice::mellowGrand, -0.75},
                             VoiceStandIn{Voice::concertGrand, -1}};
constexpr std::array forHonkyTonk{VoiceStandIn{Voice::upright, 0, 0, 0, 0.3},
                                  VoiceStandIn{Voice::brightGrand, 0, 0, 0, 0.3},
                                  VoiceStandIn{Voice::concertGrand, 0.5, 0, 0, 0.3}};
constexpr std::array forFortepiano{VoiceStandIn{Voice::upright, 0, -2, -0.5},
                                   VoiceStandIn{Voice::brightGrand, -0.25, -4, -0.5},
                                   VoiceStandIn{Voice::concertGrand, 0.25, -4, -0.5}};
constexpr std::array forHarpsichord{VoiceStandIn{Voice::brightGrand, 0, -4, -0.5},
                                    VoiceStandIn{Voice::concertGrand, 0.5, -4, -0.5}};
constexpr std::array forTine{VoiceStandIn{Voice::reed}, VoiceStandIn{Voice::fmPiano},
                             VoiceStandIn{Voice::mellowGrand, 0, 0, 0, 0.3},
                             VoiceStandIn{Voice::concertGrand, -0.5, 0, 0, 0.3}};
constexpr std::array forReed{VoiceStandIn{Voice::tine, 0.25}, VoiceStandIn{Voice::fmPiano},
                             VoiceStandIn{Voice::mellowGrand, 0.25, 0, 0, 0.3},
                             VoiceStandIn{Voice::concertGrand, -0.25, 0, 0, 0.3}};
constexpr std::array forFmPiano{
    VoiceStandIn{Voice::tine, 0, 0, 0, 0.5}, VoiceStandIn{Voice::reed, 0, 0, 0, 0.5},
    VoiceStandIn{Voice::brightGrand, -0.25, 0, 0, 0.5}, VoiceStandIn{Voice::concertGrand, 0, 0, 0, 0.5}};

} // namespace

std::string_view voiceName(Voice voice) {
    return names[static_cast<std::size_t>(voice)];
}

std::optional<Voice> voiceOf(std::string_view name) {
    if (name == earlierTine) return Voice::tine;
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Voice>(found - names.begin());
}

std::string spokenVoice(Voice voice) {
    if (voice == Voice::fmPiano) return "FM piano";
    if (voice == Voice::honkyTonk) return "honky-tonk piano";
    if (voice == Voice::tine || voice == Voice::reed || voice == Voice::felt)
        return std::string(voiceName(voice)) + " piano";
    std::string text(voiceName(voice));
    std::replace(text.begin(), text.end(), '-', ' ');
    return text;
}

std::span<const VoiceStandIn> standInsFor(Voice voice) {
    switch (voice) {
    case Voice::concertGrand:
        break;
    case Voice::mellowGrand:
        return forMellow;
    case Voice::brightGrand:
        return forBright;
    case Voice::studioGrand:
        return forStudio;
    case Voice::upright:
        return forUpright;
    case Voice::felt:
        return forFelt;
    case Voice::honkyTonk:
        return forHonkyTonk;
    case Voice::fortepiano:
        return forFortepiano;
    case Voice::harpsichord:
        return forHarpsichord;
    case Voice::tine:
        return forTine;
    case Voice::reed:
        return forReed;
    case Voice::fmPiano:
        return forFmPiano;
    }
    return {};
}

} // namespace atos
