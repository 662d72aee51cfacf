// SPDX-License-Identifier: Apache-2.0
#include "tone/ranking/tone_rules.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

/// Where `value` lies between `low` (0) and `high` (1).
double share(double value, double low, double high) {
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

/// Files written from scores have one or a few velocities; hands do not.
bool hasDynamics(const Features& features) {
    return features.velocitySpread >= 3;
}

} // namespace

double speed(double bpm) {
    return share(bpm, 60, 160);
}

double speed(const TempoEstimate& tempo) {
    if (tempo.choices.empty()) return speed(tempo.bpm);
    double mean = 0;
    for (const TempoChoice& choice : tempo.choices)
        mean += choice.probability * speed(choice.bpm);
    return mean;
}

namespace {

double reverbTimeForSpeed(double speed) {
    return std::clamp(1.9 - 0.4 * speed, shortestReverb, longestReverb);
}

} // namespace

double trustIn(const TempoEstimate& tempo) {
    if (tempo.bpm <= 0) return 0;
    const double sure = std::clamp(tempo.confidence, 0.0, 1.0);
    return sure * sure * sure;
}

double reverbTimeForTempo(double bpm) {
    return reverbTimeForSpeed(speed(bpm));
}

double reverbTimeForTempo(const TempoEstimate& tempo) {
    return reverbTimeForSpeed(speed(tempo));
}

ReverbType reverbTypeForTime(double seconds) {
    if (seconds < 1.4) return ReverbType::chamber;
    return seconds <= 1.7 ? ReverbType::hall : ReverbType::concertHall;
}

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

double brightnessForArousal(double arousal) {
    const double excess = arousal - 0.5;
    return std::abs(excess) < 0.15 ? 0 : std::clamp(2 * excess, -1.0, 1.0);
}

std::optional<double> keyTouchForVelocities(const Features& features) {
    if (features.noteCount < keyTouchNeedsNotes || !hasDynamics(features)) return std::nullopt;
    if (features.velocityMedian < 45 && features.velocityHigh < 75) return -1;
    if (features.velocityMedian > 85 && features.velocityLow > 60) return 1;
    return 0;
}

std::optional<double> resonanceForPedal(const Features& features) {
    if (features.pedalChanges <= 0) return std::nullopt;
    return 0.8 * (std::clamp(features.pedalShare, 0.0, 1.0) - 0.5);
}

} // namespace atos
