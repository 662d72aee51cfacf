// SPDX-License-Identifier: Apache-2.0
#include "music/bars.h"

#include <algorithm>

namespace atos {
namespace {

constexpr std::size_t mostBars = 100'000;
constexpr double shortestBar = 1; // quarter notes
constexpr double longestBar = 16;
/// A metre that begins this close to a bar line begins on it.
constexpr double sameBeat = 1e-6;

/// A first bar that is shorter than what follows is an upbeat.
bool beginsWithUpbeat(const std::vector<Metre>& metres) {
    if (metres.size() < 2) return false;
    const double first = metres[1].beat - metres[0].beat;
    return first > sameBeat && first <= barQuarters(metres[0]) + sameBeat
           && first + sameBeat < barQuarters(metres[1]);
}

} // namespace

double barQuarters(const Metre& metre) {
    if (metre.denominator == 0) return 4;
    const double quarters = 4.0 * metre.numerator / metre.denominator;
    return quarters < shortestBar || quarters > longestBar ? 4 : quarters;
}

std::vector<Bar> barsUntil(const TempoMap& tempo, double untilBeat) {
    std::vector<Metre> metres = tempo.metres;
    if (metres.empty()) metres.push_back({});
    std::vector<Bar> bars;
    int number = beginsWithUpbeat(metres) ? 0 : 1;
    double beat = 0;
    std::size_t metre = 0;
    while (beat < untilBeat && bars.size() < mostBars) {
        while (metre + 1 < metres.size() && metres[metre + 1].beat <= beat + sameBeat)
            ++metre;
        double end = beat + barQuarters(metres[metre]);
        if (metre + 1 < metres.size()) end = std::min(end, metres[metre + 1].beat);
        bars.push_back({beat, end - beat, metres[metre], number++});
        beat = end;
    }
    return bars;
}

} // namespace atos
