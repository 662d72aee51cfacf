// SPDX-License-Identifier: Apache-2.0
#include "tone/touch/key_touch.h"

namespace atos {

std::optional<double> keyTouchForVelocities(const Features& features) {
    if (features.noteCount < keyTouchNeedsNotes || !hasDynamics(features)) return std::nullopt;
    if (features.velocityMedian < 45 && features.velocityHigh < 75) return -1;
    if (features.velocityMedian > 85 && features.velocityLow > 60) return 1;
    return 0;
}

} // namespace atos
