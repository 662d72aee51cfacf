// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/shape_tone.h"

#include "tone/archetypes/audible.h"
#include "tone/archetypes/arousal.h"
#include "tone/touch/key_touch.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr double usualOnsets = 3.6; ///< a second: the median over all kinds of music
constexpr double busyWhenExcited = 0.5;
constexpr double shortestTime = 0.3;
constexpr double longestTime = 5;

/// The geometric middle of the onset rates that an archetype is for.
double middleRate(const Archetype& archetype) {
    const std::size_t rate = *measureCalled("onset_rate");
    for (const MeasureRange& range : archetype.playing)
        if (range.measure == rate && range.low > 0 && range.high < 100)
            return std::sqrt(range.low * range.high);
    return usualOnsets;
}

double held(double value) {
    return std::clamp(value, -1.0, 1.0);
}

} // namespace

ToneMovement movementOf(const Archetype& archetype, const ToneEvidence& evidence) {
    const MeasuredPlaying& playing = evidence.playing;
    ToneMovement movement;
    if (const auto rate = playing[*measureCalled("onset_rate")]; rate && *rate > 0)
        movement.busy = std::log2(*rate / middleRate(archetype));
    movement.excited = held(3 * (arousal(evidence.features, evidence.style) - 0.5));
    movement.busy = held(held(movement.busy) + busyWhenExcited * movement.excited);
    if (const auto pedal = playing[*measureCalled("pedal_share")]) movement.pedalled = held(2 * *pedal - 1);
    return movement;
}

TonePreset shapedTone(const Archetype& archetype, const ToneMovement& movement, const Features& features) {
    TonePreset tone = archetype.tone;
    const Reach& reach = archetype.reach;
    if (tone.brightness)
        tone.brightness = held(*tone.brightness + reach.brightness * movement.excited);
    if (tone.reverbTime)
        tone.reverbTime = std::clamp(*tone.reverbTime * std::pow(reach.timeFactor, -movement.busy),
                                     shortestTime, longestTime);
    if (tone.reverbLevel) tone.reverbLevel = std::clamp(*tone.reverbLevel - reach.level * movement.busy, -60.0, 0.0);
    if (tone.resonance) tone.resonance = held(*tone.resonance + reach.resonance * movement.pedalled);
    if (const auto touch = keyTouchForVelocities(features)) tone.touch = touch;
    return roundedToAudible(std::move(tone));
}

} // namespace atos
