// SPDX-License-Identifier: Apache-2.0
#include "style/novelty.h"

namespace atos {

Novelty FeatureModels::novelty(std::span<const float> features) const {
    return {style.novelty(features), shuffledPitchLogit(shuffledPitch, features)};
}

} // namespace atos
