// SPDX-License-Identifier: Apache-2.0
#include "analysis/features/tempo.h"

#include "analysis/features/beats.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace atos {

namespace {

constexpr double slowestBpm = 30;
constexpr double fastestBpm = 260;
constexpr int binsPerOctave = 48;
constexpr double shortestInterval = 0.06; ///< seconds
constexpr int octaves = 7;                ///< 0.06 s .. 7.7 s
constexpr std::size_t fewestOnsets = 8;

/// Inter-onset intervals of all pairs within reach, on a logarithmic scale, blurred by about 4 %: nobody
/// plays like a metronome.
class IntervalHistogram {
public:
    explicit IntervalHistogram(const std::vector<Onset>& onsets) {
        const double reach = shortestInterval * std::exp2(octaves);
        for (std::size_t i = 0; i < onsets.size(); ++i) {
            for (std::size_t j = i + 1; j < onsets.size(); ++j) {
                const double interval = onsets[j].seconds - onsets[i].seconds;
                if (interval >= reach) break;
                add(interval, onsets[i].salience * onsets[j].salience);
            }
        }
        total_ = std::accumulate(bins_.begin(), bins_.end(), 0.0);
    }

    /// The share of intervals near `interval`, compared with a flat spread.
    [[nodiscard]] double at(double interval) const {
        const int bin = binOf(interval);
        if (bin < 0 || bin >= static_cast<int>(bins_.size()) || total_ <= 0) return 0;
        return bins_[static_cast<std::size_t>(bin)] / total_ * static_cast<double>(bins_.size());
    }

private:
    std::array<double, static_cast<std::size_t>(octaves* binsPerOctave)> bins_{};
    double total_ = 0;

    [[nodiscard]] static int binOf(double interval) {
        return static_cast<int>(std::lround(std::log2(interval / shortestInterval) * binsPerOctave));
    }

    void add(double interval, double weight) {
        constexpr std::array blur{0.18, 0.16, 0.12, 0.08, 0.04, 0.02};
        const int centre = binOf(interval);
        for (int offset = -5; offset <= 5; ++offset) {
            const int bin = centre + offset;
            if (bin < 0 || bin >= static_cast<int>(bins_.size())) continue;
            bins_[static_cast<std::size_t>(bin)] += weight * blur[static_cast<std::size_t>(std::abs(offset))];
        }
    }
};

/// How much listeners prefer a tempo: a log-normal around 110 bpm (after Moelants 2002, who finds 120-130 for
/// pop).
double preference(double bpm) {
    const double octavesOff = std::log2(bpm / 110.0);
    return std::exp(-0.5 * octavesOff * octavesOff / (0.6 * 0.6));
}

TempoEstimate fromIntervals(const std::vector<Onset>& onsets) {
    if (onsets.size() < fewestOnsets) return {};
    const IntervalHistogram histogram(onsets);
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

/// The quarter notes that one counted beat holds at a moment: 1.5 in 6/8, 1 in 3/4, 2 in 2/2.
double quartersPerBeat(const TempoMap& tempo) {
    if (tempo.metres.empty()) return 1;
    const Metre& metre = tempo.metres.front();
    if (metre.denominator == 0) return 1;
    const bool compound = metre.denominator >= 8 && metre.numerator > 3 && metre.numerator % 3 == 0;
    return 4.0 / metre.denominator * (compound ? 3 : 1);
}

/// The share of onsets that fall on quarters, thirds or halves of the stated beats: 0.24 by chance, about 1
/// in a score.
double gridShare(const TempoMap& tempo, const std::vector<Onset>& onsets) {
    constexpr std::array grid{0.0, 0.25, 1.0 / 3, 0.5, 2.0 / 3, 0.75, 1.0};
    std::size_t hits = 0;
    for (const Onset& onset : onsets) {
        const double beat = tempo.beatAt(onset.seconds);
        const double phase = beat - std::floor(beat);
        hits += std::any_of(grid.begin(), grid.end(),
                            [&](double place) { return std::abs(phase - place) < 0.02; });
    }
    return onsets.empty() ? 0 : static_cast<double>(hits) / static_cast<double>(onsets.size());
}

TempoEstimate fromStatedTempo(const Performance& performance, const std::vector<Onset>& onsets) {
    const TempoMap& tempo = performance.tempo;
    if (tempo.origin != TempoOrigin::stated || onsets.size() < 2) return {};
    const double share = gridShare(tempo, onsets);
    if (share < 0.6) return {};
    const double seconds = onsets.back().seconds - onsets.front().seconds;
    const double quarters = tempo.beatAt(onsets.back().seconds) - tempo.beatAt(onsets.front().seconds);
    const double bpm = 60 * quarters / seconds / quartersPerBeat(tempo);
    if (!(bpm >= 10 && bpm <= 400)) return {};
    return {bpm, share};
}

} // namespace

TempoEstimate estimateTempo(const Performance& performance) {
    const std::vector<Onset> onsets = onsetsOf(performance);
    const TempoEstimate stated = fromStatedTempo(performance, onsets);
    return stated.bpm > 0 ? stated : fromIntervals(onsets);
}

} // namespace atos
