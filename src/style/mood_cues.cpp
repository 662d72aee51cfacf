// SPDX-License-Identifier: Apache-2.0
#include "style/mood_cues.h"

#include "analysis/features/features.h"
#include "analysis/harmony.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

/// How far a cue is from what is usual in piano music, in usual deviations.
double unusual(double value, double mean, double deviation) {
    return std::clamp((value - mean) / deviation, -2.0, 2.0);
}

/// -1 (minor throughout) .. 1 (major throughout).
double majorness(const KeyTimeline& keys) {
    double major = 0;
    double seconds = 0;
    for (const KeySpan& span : keys.spans) {
        major += span.key.mode == Mode::major ? span.duration : -span.duration;
        seconds += span.duration;
    }
    return seconds > 0 ? major / seconds : 0;
}

} // namespace

MoodCues moodCues(const Performance& performance) {
    const Features features = measureFeatures(performance);
    const double mode = majorness(findKeys(performance));
    const double speed = unusual(std::log2(std::max(features.density, 0.25)), 2.5, 0.7);
    const double loudness = unusual(features.velocityMedian, 68, 15);
    const double height = unusual(features.registerMean, 61, 6);
    const double detached = unusual(-features.articulation, -0.9, 0.35);
    return {1.0 * mode + 0.3 * speed + 0.2 * height + 0.15 * detached,
            1.0 * speed + 0.5 * loudness + 0.1 * height + 0.2 * detached};
}

std::vector<float> moodLogits(const MoodCues& cues) {
    const auto logit = [&cues](double valence, double arousal) {
        return static_cast<float>(valence * cues.valence + arousal * cues.arousal);
    };
    return {logit(1, 1), logit(-1, 1), logit(-1, -1), logit(1, -1)};
}

} // namespace atos
