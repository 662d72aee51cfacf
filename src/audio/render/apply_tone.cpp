// SPDX-License-Identifier: Apache-2.0
#include "audio/render/apply_tone.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {
namespace {

/// FluidSynth's late reverberation as measured at damping 0.3 (wet minus dry of a short note, slope of the
/// energy decay from -5 to -35 dB): room size 0, 0.1 .. 1 -> seconds to -60 dB, and energy against the dry
/// sound at level 1.
struct RoomMeasure {
    double seconds;
    double decibels;
};
constexpr std::array<RoomMeasure, 11> rooms{{{0.599, 11.91},
                                             {0.764, 13.39},
                                             {0.893, 14.74},
                                             {1.084, 15.99},
                                             {1.304, 17.18},
                                             {1.705, 18.34},
                                             {2.206, 19.51},
                                             {2.887, 20.75},
                                             {4.015, 22.18},
                                             {5.828, 24.07},
                                             {11.771, 27.25}}};

/// How a type of room differs beside its time: how soon the treble dies, and how wide it is.
struct RoomCharacter {
    double damping;
    double width;
    double seconds; ///< when the preset does not say
};
RoomCharacter characterOf(ReverbType type) {
    switch (type) {
    case ReverbType::room:
        return {0.4, 20, 0.8};
    case ReverbType::chamber:
        return {0.35, 35, 1.2};
    case ReverbType::hall:
        return {0.3, 60, 1.7};
    case ReverbType::concertHall:
        return {0.3, 80, 2.0};
    case ReverbType::plate:
        return {0.0, 100, 1.5};
    }
    return {0.3, 50, 1.0};
}
RoomCharacter characterOf(const TonePreset& preset) {
    return preset.reverbType ? characterOf(*preset.reverbType) : RoomCharacter{0.3, 50, 1.0};
}

constexpr double shortestSeconds = rooms.front().seconds;
constexpr double longestSeconds = 5;

/// The room of that time, and by how much level 1 exceeds the dry sound in it.
std::pair<double, double> roomOf(double seconds) {
    const double wanted = std::clamp(seconds, shortestSeconds, longestSeconds);
    std::size_t upper = 1;
    while (rooms[upper].seconds < wanted)
        ++upper;
    const RoomMeasure &low = rooms[upper - 1], &high = rooms[upper];
    const double share = std::log(wanted / low.seconds) / std::log(high.seconds / low.seconds);
    return {(static_cast<double>(upper - 1) + share) / 10, std::lerp(low.decibels, high.decibels, share)};
}

/// What sounds when a key is struck so hard.
VelocityCurve throughVoice(VelocityCurve curve, const VoiceSound& voice) {
    for (std::size_t velocity = 1; velocity < curve.size(); ++velocity) {
        const double struck = voice.fixedVelocity > 0 ? voice.fixedVelocity : curve[velocity];
        curve[velocity] =
            static_cast<std::uint8_t>(std::clamp(std::lround(struck * voice.velocityTimes), 1L, 127L));
    }
    return curve;
}

/// The shelf at full brightness: audible at once, yet less than the doubling of the spectral centroid that
/// listeners call twice as bright (Almeida et al. 2017).
constexpr double brightestDb = 6;

} // namespace

SynthTone synthTone(const TonePreset& preset) {
    SynthTone tone;
    tone.voice = preset.voice.value_or(Voice::concertGrand);
    const VoiceSound& voice = soundOf(tone.voice);
    tone.shelfDb = brightestDb * std::clamp(preset.brightness.value_or(0), -1.0, 1.0);
    tone.touch = throughVoice(velocityCurve(preset.touch.value_or(0)), voice);

    const RoomCharacter character = characterOf(preset);
    const Reverberation asked = askedReverberation(preset);
    const auto [room, decibelsAtFull] = roomOf(asked.seconds);
    tone.reverbRoom = room;
    tone.reverbDamping = character.damping;
    tone.reverbWidth = character.width;
    tone.reverbLevel = std::min(1.0, std::pow(10, (asked.level - decibelsAtFull) / 20));

    tone.chorusLevel = 2 * std::clamp(preset.chorus.value_or(0) + voice.chorus, 0.0, 1.0);
    return tone;
}

Reverberation askedReverberation(const TonePreset& preset) {
    return {
        std::clamp(preset.reverbTime.value_or(characterOf(preset).seconds), shortestSeconds, longestSeconds),
        preset.reverbLevel.value_or(-20)};
}

} // namespace atos
