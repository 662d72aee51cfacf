// SPDX-License-Identifier: Apache-2.0
#include "style/interval_tempo.h"

#include "analysis/features/beats.h"
#include "analysis/tempo/interval_histogram.h"

#include <algorithm>
#include <cmath>

namespace atos {

namespace {

constexpr double slowestBpm = 30;
constexpr double fastestBpm = 260;
constexpr std::size_t fewestOnsets = 8;

double preference(double bpm) {
    const double octavesOff = std::log2(bpm / 110.0);
    return std::exp(-0.5 * octavesOff * octavesOff / (0.6 * 0.6));
}

IntervalHistogram intervalsOf(const std::vector<Onset>& onsets) {
    IntervalHistogram intervals;
    for (std::size_t i = 0; i < onsets.size(); ++i) {
        for (std::size_t j = i + 1; j < onsets.size(); ++j) {
            const double interval = onsets[j].seconds - onsets[i].seconds;
            if (interval >= IntervalHistogram::longest) break;
            intervals.add(interval, onsets[i].salience * onsets[j].salience);
        }
    }
    return intervals;
}

} // namespace

TempoEstimate intervalTempo(const Performance& performance) {
    const std::vector<Onset> onsets = onsetsOf(performance);
    if (onsets.size() < fewestOnsets) return {};
    const IntervalHistogram histogram = intervalsOf(onsets);
    TempoEstimate best;
    double bestScore = 0;
    double sum = 0;
    for (double bpm = slowestBpm; bpm <= fastestBpm; bpm *= 1.01) {
        const double period = 60 / bpm;
        const double pulse = histogram.at(period) + 0.7 * histogram.at(2 * period)
                             + 0.4 * histogram.at(3 * period) + 0.4 * histogram.at(4 * period)
                             + 0.5 * histogram.at(period / 2) + 0.25 * histogram.at(period / 3);
        const double score = pulse * preference(bpm);
        sum += score * score;
        if (score > bestScore) {
            bestScore = score;
            best.bpm = bpm;
        }
    }
    if (bestScore <= 0) return {};
    best.confidence = std::clamp(8 * bestScore * bestScore / sum, 0.0, 1.0);
    return best;
}

} // namespace atos
