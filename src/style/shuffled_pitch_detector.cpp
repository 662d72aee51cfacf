// SPDX-License-Identifier: Apache-2.0
#include "style/shuffled_pitch_detector.h"

namespace atos {

double shuffledPitchLogit(const FeatureModel& model, std::span<const float> features) {
    return model.logits(features)[static_cast<std::size_t>(StyleHead::tag)].front();
}

} // namespace atos
