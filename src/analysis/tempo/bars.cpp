// SPDX-License-Identifier: Apache-2.0
#include "analysis/tempo/bars.h"

#include "analysis/tempo/accents.h"
#include "analysis/tempo/stated_tempo.h"

#include <algorithm>

namespace atos {
namespace {

/// Of the onsets, on the stated grid (StatedTempo::gridShare): about 1 in a score, 0.24 in what was only
/// recorded.
constexpr double sureGridShare = 0.75;
constexpr std::size_t mostBars = 20'000;

double barQuarters(const Metre& metre) {
    return 4.0 * metre.numerator / metre.denominator;
}

/// In quarter notes from the first metre to `end`.
std::vector<double> barBeats(const std::vector<Metre>& metres, double end) {
    std::vector<double> beats;
    for (std::size_t i = 0; i < metres.size(); ++i) {
        const double length = barQuarters(metres[i]);
        const double to = i + 1 < metres.size() ? metres[i + 1].beat : end;
        if (length <= 0) return {};
        for (double beat = metres[i].beat; beat < to - 1e-6 && beats.size() < mostBars; beat += length)
            beats.push_back(beat);
    }
    return beats;
}

} // namespace

int Bars::numberAt(double seconds) const {
    const auto after = std::upper_bound(starts.begin(), starts.end(), seconds);
    return first + static_cast<int>(std::max<std::ptrdiff_t>(0, after - starts.begin() - 1));
}

Bars barsOf(const Performance& performance) {
    const TempoMap& tempo = performance.tempo;
    const bool metresMakeSense =
        std::all_of(tempo.metres.begin(), tempo.metres.end(),
                    [](const Metre& metre) { return metre.numerator > 0 && metre.denominator > 0; });
    if (performance.notes.empty() || tempo.metres.empty() || !metresMakeSense) return {};
    const StatedTempo stated = statedTempo(tempo, accentsOf(performance));
    if (stated.period <= 0 || stated.gridShare < sureGridShare) return {};

    Bars bars;
    const std::vector<double> beats = barBeats(tempo.metres, tempo.beatAt(performance.duration()));
    for (const double beat : beats)
        bars.starts.push_back(tempo.secondsAt(beat));
    if (beats.size() < 2) return {};
    // An upbeat fills a bar that is shorter than the next, or the end of one that begins with rests.
    const double begin = tempo.beatAt(performance.notes.front().onset);
    const bool shorter = beats.size() > 2 && beats[1] - beats[0] < beats[2] - beats[1] - 1e-6;
    const bool late = begin > beats[0] + 0.5 * (beats[1] - beats[0]) && begin < beats[1] - 1e-3;
    if (shorter || late) bars.first = 0;
    return bars;
}

} // namespace atos
