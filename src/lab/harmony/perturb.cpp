// SPDX-License-Identifier: Apache-2.0
#include "lab/harmony/perturb.h"

#include "lab/data/performance_augmentation.h"

#include <cmath>

namespace atos {

Performance perturbed(const Performance& performance, double stretch, FastRandom& random) {
    Performance result = performance;
    missNotes(result, [&random] { return random.below(50) == 0; });
    stretchTime(result, stretch);
    makeOnsetsUneven(result, 0, [&random] { return 0.05 * (static_cast<double>(random.unit()) - 0.5); });
    const bool pedalled = result.pedals.empty() && random.below(2) == 0;
    double last = -10;
    for (std::size_t i = 0; pedalled && i < result.notes.size(); ++i) {
        const double onset = result.notes[i].onset;
        if (onset < last + 0.5 + static_cast<double>(random.unit())) continue;
        last = onset;
        addDamperChange(result, onset, onset + 0.05);
    }
    result.sort();
    return result;
}

double drawStretch(FastRandom& random) {
    return std::pow(2.0, static_cast<double>(random.unit()) - 0.5);
}

} // namespace atos
