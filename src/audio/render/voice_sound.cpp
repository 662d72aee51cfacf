// SPDX-License-Identifier: Apache-2.0
#include "audio/render/voice_sound.h"

namespace atos {
namespace {

constexpr Band treble(double decibels, double hertz = 2000) {
    return {FilterKind::highShelf, hertz, decibels};
}
constexpr Band bass(double decibels, double hertz) {
    return {FilterKind::lowShelf, hertz, decibels};
}
constexpr Band bump(double decibels, double hertz, double q = 1) {
    return {FilterKind::peak, hertz, decibels, q};
}
constexpr Band above(double hertz) {
    return {FilterKind::highPass, hertz};
}
constexpr Band below(double hertz) {
    return {FilterKind::lowPass, hertz};
}

constexpr VoiceSound concertGrand{};
constexpr VoiceSound mellowGrand{.bands = {treble(-8, 1500)}};
constexpr VoiceSound brightGrand{.program = 1, .bands = {treble(3)}};
constexpr VoiceSound studioGrand{
    .program = 1, .bands = {bass(-6, 220), bump(5, 2500)}, .width = 0.4, .decayTimes = 0.6};
constexpr VoiceSound upright{.bands = {above(90), bump(5, 800), treble(-3)}, .width = 0.4, .decayTimes = 0.5};
// Cloth between hammer and string: softer, slower and darker.
constexpr VoiceSound felt{.velocityTimes = 0.6,
                          .bands = {below(1000), bass(2, 200)},
                          .width = 0.6,
                          .attackSeconds = 0.008,
                          .decayTimes = 0.4};
constexpr VoiceSound honkyTonk{.program = 3, .bands = {above(90), bump(3, 1000)}, .decayTimes = 0.7};
// Light strings on a wooden frame sound shorter and thinner.
constexpr VoiceSound fortepiano{.program = 1,
                                .bands = {above(140), bump(3, 1500), treble(-5, 3000)},
                                .width = 0.8,
                                .decayTimes = 0.25,
                                .releaseTimes = 0.6};
// A plucked string does not know how hard its key was struck.
constexpr VoiceSound harpsichord{.program = 6, .fixedVelocity = 90};
constexpr VoiceSound tine{.program = 4, .tremolo = {3.2, 0.35, true}};
constexpr VoiceSound reed{.program = 4,
                          .bands = {bass(-6, 250), bump(6, 1100)},
                          .width = 0.3,
                          .tremolo = {5.5, 0.4, false},
                          .decayTimes = 0.6};
constexpr VoiceSound fmPiano{.program = 5, .chorus = 0.3};

} // namespace

const VoiceSound& soundOf(Voice voice) {
    switch (voice) {
    case Voice::concertGrand:
        break;
    case Voice::mellowGrand:
        return mellowGrand;
    case Voice::brightGrand:
        return brightGrand;
    case Voice::studioGrand:
        return studioGrand;
    case Voice::upright:
        return upright;
    case Voice::felt:
        return felt;
    case Voice::honkyTonk:
        return honkyTonk;
    case Voice::fortepiano:
        return fortepiano;
    case Voice::harpsichord:
        return harpsichord;
    case Voice::tine:
        return tine;
    case Voice::reed:
        return reed;
    case Voice::fmPiano:
        return fmPiano;
    }
    return concertGrand;
}

} // namespace atos
