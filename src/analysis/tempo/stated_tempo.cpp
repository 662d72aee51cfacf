// SPDX-License-Identifier: Apache-2.0
#include "analysis/tempo/stated_tempo.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {

namespace {

constexpr double slowestCount = 40;  ///< a minute
constexpr double fastestCount = 208; ///< a minute
constexpr double mostBeats = 20'000;

TempoStatement statementOf(const TempoMap& tempo) {
    if (tempo.origin != TempoOrigin::stated) return TempoStatement::none;
    if (tempo.changes().size() > 1) return TempoStatement::several;
    const double bpm = 60 / tempo.changes().front().secondsPerBeat;
    if (std::abs(bpm - 120) < 1e-3) return TempoStatement::plain120;
    return std::abs(bpm - std::round(bpm)) < 1e-3 ? TempoStatement::wholeNumber : TempoStatement::fraction;
}

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

double countedQuarters(const TempoMap& tempo, double secondsPerQuarter) {
    double quarters = 1;
    double longer = 2;
    double shorter = 0.5;
    if (!tempo.metres.empty() && tempo.metres.front().denominator > 0) {
        const Metre& metre = tempo.metres.front();
        const bool triple = metre.numerator % 3 == 0;
        const bool compound = metre.denominator >= 8 && metre.numerator > 3 && triple;
        quarters = 4.0 / metre.denominator * (compound ? 3 : 1);
        if (compound) shorter = 1.0 / 3;
        if (triple && !compound && metre.denominator >= 8) longer = 3;
    }
    const double count = 60 / (secondsPerQuarter * quarters);
    if (count > fastestCount) return quarters * longer;
    return count < slowestCount ? quarters * shorter : quarters;
}

double gridShareOf(const TempoMap& tempo, double quarters, std::span<const Accent> accents) {
    constexpr std::array grid{0.0, 0.25, 1.0 / 3, 0.5, 2.0 / 3, 0.75, 1.0};
    std::size_t hits = 0;
    for (const Accent& accent : accents) {
        const double beat = tempo.beatAt(accent.seconds) / quarters;
        const double phase = beat - std::floor(beat);
        hits += std::any_of(grid.begin(), grid.end(),
                            [&](double place) { return std::abs(phase - place) < 0.02; });
    }
    return accents.empty() ? 0 : static_cast<double>(hits) / static_cast<double>(accents.size());
}

StatedTempo statedTempo(const TempoMap& tempo, std::span<const Accent> accents) {
    StatedTempo stated;
    stated.statement = statementOf(tempo);
    if (stated.statement == TempoStatement::none || accents.size() < 2) return {};
    stated.events = tempo.changes().size();
    const double from = accents.front().seconds;
    const double to = accents.back().seconds;
    const auto median = [&](double quarters) {
        const std::vector<double> beats = statedBeats(tempo, quarters, from, to);
        std::vector<double> lengths;
        for (std::size_t i = 1; i < beats.size(); ++i)
            lengths.push_back(beats[i] - beats[i - 1]);
        return lengths.empty() ? 0.0 : medianOf(std::move(lengths));
    };
    const double quarter = median(1);
    if (!(quarter > 0.01 && quarter < 60)) return {};
    stated.quarters = countedQuarters(tempo, quarter);
    stated.period = median(stated.quarters);
    stated.gridShare = gridShareOf(tempo, stated.quarters, accents);
    return stated.period > 0 ? stated : StatedTempo{};
}

std::vector<double> statedBeats(const TempoMap& tempo, double quarters, double from, double to) {
    std::vector<double> beats;
    const double first = std::floor(tempo.beatAt(from) / quarters + 0.02);
    const double last = std::min(std::ceil(tempo.beatAt(to) / quarters), first + mostBeats);
    for (double beat = first; beat <= last; ++beat)
        beats.push_back(tempo.secondsAt(beat * quarters));
    return beats;
}

} // namespace atos
