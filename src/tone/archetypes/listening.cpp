// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/listening.h"

#include "tone/archetypes/audible.h"

#include <array>

namespace atos {
namespace {

constexpr double halfAStep = 0.5;

} // namespace

std::string_view listeningName(Listening listening) {
    constexpr std::array<std::string_view, 3> names{"", "headphones", "loudspeakers"};
    return names[static_cast<std::size_t>(listening)];
}

std::optional<Listening> listeningCalled(std::string_view name) {
    for (const Listening listening : {Listening::headphones, Listening::loudspeakers})
        if (name == listeningName(listening)) return listening;
    return std::nullopt;
}

TonePreset heardThrough(Listening listening, TonePreset tone) {
    if (listening == Listening::unknown || !tone.reverbLevel) return tone;
    tone.reverbLevel =
        levelMoved(*tone.reverbLevel, listening == Listening::headphones ? halfAStep : -halfAStep);
    return roundedToAudible(std::move(tone));
}

} // namespace atos
