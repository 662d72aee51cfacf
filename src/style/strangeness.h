// SPDX-License-Identifier: Apache-2.0
// How unlike all music in training something is, and where a classifier should stop to believe itself. Free
// of torch; any thread.
#pragma once

#include "style/dataset.h"
#include "style/feature_model.h"
#include "style/random_keys.h"

#include <span>
#include <vector>

namespace atos {

struct Strangeness {
    double novelty = 0;    ///< FeatureModel::novelty
    double randomKeys = 0; ///< randomKeysLogit
};

/// What is stranger in either way is unfamiliar; holds for music of at least so many seconds.
struct StrangenessLimit {
    double seconds = 0;
    Strangeness limit;
};

/// The two models over musical features that weights of the style classifier hold.
struct FeatureModels {
    FeatureModel style;
    FeatureModel randomKeys;

    [[nodiscard]] Strangeness strangeness(std::span<const float> features) const;
};

/// What 99 % of the works of `pieces` keep, by the seconds heard. The limit of novelty is lower where made-up
/// takes (strange_music.h, other ones than those of the evaluation) would pass both tests, but 95 % of the
/// works keep it. Cancels between pieces.
[[nodiscard]] Result<std::vector<StrangenessLimit>>
limitStrangeness(const FeatureModels& models, std::span<const StylePiece> pieces, const Task& task);

} // namespace atos
