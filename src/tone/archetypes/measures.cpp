// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/measures.h"

#include "analysis/harmony/chromatic.h"

#include <algorithm>

namespace atos {
namespace {

constexpr double leastTempoConfidence = 0.3;

bool hasSeventh(ChordQuality quality) {
    switch (quality) {
    case ChordQuality::maj7:
    case ChordQuality::min7:
    case ChordQuality::seventh:
    case ChordQuality::minmaj7:
    case ChordQuality::dim7:
    case ChordQuality::hdim7:
    case ChordQuality::maj6:
    case ChordQuality::min6:
        return true;
    default:
        return false;
    }
}

std::optional<double> sevenths(const Harmony& harmony) {
    double with = 0;
    double all = 0;
    for (const Chord& chord : harmony.chords) {
        if (chord.quality == ChordQuality::none) continue;
        all += chord.duration;
        if (hasSeventh(chord.quality)) with += chord.duration;
    }
    if (all <= 0) return std::nullopt;
    return with / all;
}

} // namespace

std::optional<std::size_t> measureCalled(std::string_view name) {
    const auto* const found = std::find_if(measures.begin(), measures.end(),
                                           [name](const Measure& measure) { return measure.name == name; });
    if (found == measures.end()) return std::nullopt;
    return static_cast<std::size_t>(found - measures.begin());
}

MeasuredPlaying measuredPlaying(const Features& features, const Gestures& gestures, const Harmony& harmony) {
    MeasuredPlaying playing;
    if (features.noteCount <= 0) return playing;
    const auto take = [&playing](const std::vector<Feature>& figures) {
        for (const Feature& figure : figures)
            if (const auto index = measureCalled(figure.name)) playing[*index] = figure.value;
    };
    take(features.named());
    take(gestures.named());
    const auto at = [&playing](std::string_view name) -> std::optional<double>& {
        return playing[*measureCalled(name)];
    };
    at("sevenths") = sevenths(harmony);
    at("chromatic") = chromaticShare(harmony);
    at("bpm") = features.tempo.bpm;
    if (features.tempo.bpm <= 0 || features.tempo.confidence < leastTempoConfidence) at("bpm").reset();
    const bool written = !hasDynamics(features);
    if (written) {
        at("velocity_median").reset();
        at("velocity_spread").reset();
        at("rubato").reset();
    }
    if (!features.pedalKnown || (written && features.pedalChanges <= 0)) at("pedal_share").reset();
    return playing;
}

} // namespace atos
