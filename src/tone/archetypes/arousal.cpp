// SPDX-License-Identifier: Apache-2.0
#include "tone/archetypes/arousal.h"

#include <algorithm>

namespace atos {
namespace {

constexpr double sayOfMood = 0.4;

/// Where `value` lies between `low` (0) and `high` (1).
double share(double value, double low, double high) {
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

/// The mean over all tempi that were considered, so that doubt between a beat and its half leaves the tone in
/// the middle.
double speed(const TempoEstimate& tempo) {
    if (tempo.choices.empty()) return share(tempo.bpm, 60, 160);
    double mean = 0;
    for (const TempoChoice& choice : tempo.choices)
        mean += choice.probability * share(choice.bpm, 60, 160);
    return mean;
}

/// The cube of the confidence: a tempo that is more likely wrong than right says little, and takes of one
/// piece sound alike.
double trustIn(const TempoEstimate& tempo) {
    if (tempo.bpm <= 0) return 0;
    const double sure = std::clamp(tempo.confidence, 0.0, 1.0);
    return sure * sure * sure;
}

} // namespace

double arousal(const Features& features) {
    double sum = 0;
    double weights = 0;
    const auto add = [&](double weight, double value) {
        sum += weight * value;
        weights += weight;
    };
    add(0.4 * trustIn(features.tempo), speed(features.tempo));
    if (features.noteCount > 0) {
        add(0.25, share(features.registerMean, 48, 76));
        add(0.15, 1 - share(features.articulation, 0.3, 1.1));
        if (hasDynamics(features)) add(0.2, share(features.velocityMedian, 35, 95));
    }
    return weights > 0 ? sum / weights : 0.5;
}

double arousal(const Features& features, const StyleProfile& style) {
    const HeadProfile& mood = style.head(StyleHead::mood);
    const double played = arousal(features);
    if (mood.labels.empty()) return played;
    double heard = 0;
    for (const LabelProbability& label : mood.labels)
        if (label.label == "Q1" || label.label == "Q2") heard += label.probability;
    return (1 - sayOfMood) * played + sayOfMood * heard;
}

} // namespace atos
