// SPDX-License-Identifier: Apache-2.0
#include "analysis/features/pace.h"

#include "music/damper.h"

#include <algorithm>
#include <vector>

namespace atos {

namespace {

constexpr double notesPerSecond = 8;
constexpr double longestPause = 30; ///< mean intervals

/// Mean seconds from one note to the next; 0 without any.
double meanInterval(const Performance& performance) {
    std::vector<double> onsets;
    for (const Note& note : performance.notes)
        if (hasUsableTimes(note)) onsets.push_back(note.onset);
    if (onsets.size() < 2) return 0;
    std::sort(onsets.begin(), onsets.end());
    const auto intervals = static_cast<double>(onsets.size() - 1);
    double mean = (onsets.back() - onsets.front()) / intervals;
    for (int round = 0; round < 3; ++round) { // long pauses lengthen the mean that tells what is long
        const double longest = longestPause * mean;
        double sum = 0;
        for (std::size_t i = 1; i < onsets.size(); ++i)
            sum += std::min(onsets[i] - onsets[i - 1], longest);
        mean = sum / intervals;
    }
    return mean;
}

} // namespace

Performance atStandardPace(const Performance& performance) {
    Performance result = performance;
    result.tempo = {};
    const double interval = meanInterval(performance);
    if (!(interval > 0)) return result;
    const double stretch = 1 / (notesPerSecond * interval);
    for (Note& note : result.notes) {
        note.onset *= stretch;
        note.duration *= stretch;
    }
    for (Pedal& pedal : result.pedals)
        pedal.seconds *= stretch;
    return result;
}

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
