// SPDX-License-Identifier: Apache-2.0
#include "analysis/tempo/bars.h"

#include "analysis/tempo/accents.h"
#include "analysis/tempo/stated_tempo.h"
#include "music/bars.h"

#include <algorithm>

namespace atos {
namespace {

/// Of the onsets, on the stated grid (StatedTempo::gridShare): about 1 in a score, 0.24 in what was only
/// recorded.
constexpr double sureGridShare = 0.75;

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

    const std::vector<Bar> counted = barsUntil(tempo, tempo.beatAt(performance.duration()));
    if (counted.size() < 2) return {};
    Bars bars;
    bars.first = counted.front().number;
    for (const Bar& bar : counted)
        bars.starts.push_back(tempo.secondsAt(bar.beat));
    // An upbeat may also fill the end of a bar that begins with rests.
    const double begin = tempo.beatAt(performance.notes.front().onset);
    if (begin > counted[0].beat + 0.5 * counted[0].quarters && begin < counted[1].beat - 1e-3) bars.first = 0;
    return bars;
}

} // namespace atos
