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

} // namespace

TempoEstimate intervalTempo(const Performance& performance) {
    const std::vector<Onset> onsets = onsetsOf(performance);
    if (onsets.size() < fewestOnsets) return {};
    const IntervalHistogram histogram = IntervalHistogram::between(onsets);
    TempoEstimate best;
    double bestScore = 0;
    double sum = 0;
    for (double bpm = slowestBpm; bpm <= fastestBpm; bpm *= 1.01) {
        const double score = histogram.pulse(60 / bpm) * preference(bpm);
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
