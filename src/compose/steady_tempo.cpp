// SPDX-License-Identifier: Apache-2.0
#include "compose/steady_tempo.h"

namespace atos {

Performance atSteadyTempo(const Performance& performance) {
    constexpr double secondsPerBeat = 0.5;
    const auto moved = [&](double seconds) { return performance.tempo.beatAt(seconds) * secondsPerBeat; };
    Performance steady = performance;
    for (Note& note : steady.notes) {
        const double end = moved(note.end());
        note.onset = moved(note.onset);
        note.duration = end - note.onset;
    }
    for (Pedal& pedal : steady.pedals)
        pedal.seconds = moved(pedal.seconds);
    steady.tempo = {};
    steady.keySignatures.clear();
    return steady;
}

} // namespace atos
