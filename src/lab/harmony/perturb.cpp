// SPDX-License-Identifier: Apache-2.0
#include "lab/harmony/perturb.h"
#include "core/fast_random.h"

#include <algorithm>
#include <cmath>

namespace atos {

Performance perturbed(const Performance& performance, double stretch, FastRandom& random) {
    Performance result = performance;
    std::erase_if(result.notes, [&random](const Note&) { return random.below(50) == 0; });
    for (Note& note : result.notes) {
        const double jitter = 0.05 * (static_cast<double>(random.unit()) - 0.5);
        note.onset = std::max(0.0, note.onset * stretch + jitter);
        note.duration *= stretch;
    }
    for (Pedal& pedal : result.pedals)
        pedal.seconds *= stretch;
    const bool pedalled = result.pedals.empty() && random.below(2) == 0;
    double last = -10;
    for (std::size_t i = 0; pedalled && i < result.notes.size(); ++i) {
        const double onset = result.notes[i].onset;
        if (onset < last + 0.5 + static_cast<double>(random.unit())) continue;
        last = onset;
        result.pedals.push_back({onset, PedalKind::damper, 0, 0});
        result.pedals.push_back({onset + 0.05, PedalKind::damper, 127, 0});
    }
    result.sort();
    return result;
}

double drawStretch(FastRandom& random) {
    return std::pow(2.0, static_cast<double>(random.unit()) - 0.5);
}

} // namespace atos
