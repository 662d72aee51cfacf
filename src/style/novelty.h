// SPDX-License-Identifier: Apache-2.0
// How unlike all music in training something is: out-of-distribution scores, and the limits above which a
// classifier should not believe itself. Any thread.
#pragma once

#include "style/feature_model.h"
#include "style/shuffled_pitch_detector.h"

#include <span>
#include <vector>

namespace atos {

struct Novelty {
    double novelty = 0;       ///< FeatureModel::novelty
    double shuffledPitch = 0; ///< shuffledPitchLogit
};

/// What is above either is out of distribution; holds for music of at least so many seconds.
struct NoveltyLimit {
    double seconds = 0;
    Novelty limit;
};

/// The two models over musical features that weights of the style classifier hold.
struct FeatureModels {
    FeatureModel style;
    FeatureModel shuffledPitch;

    [[nodiscard]] Novelty novelty(std::span<const float> features) const;
};

} // namespace atos
