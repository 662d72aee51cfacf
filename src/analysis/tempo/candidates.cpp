// SPDX-License-Identifier: Apache-2.0
#include "analysis/tempo/candidates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace atos {

namespace {

constexpr std::size_t fewestAccents = 8;
constexpr double slowest = 20;  ///< beats a minute
constexpr double fastest = 330; ///< beats a minute
constexpr double same = 0.03;
constexpr double agreeing = 0.04;
constexpr std::size_t mostPeaks = 8;
constexpr std::size_t mostCandidates = 24;
constexpr double believedGrid = 0.6; ///< share of onsets on the stated grid

/// Periods at which much repeats, strongest first.
std::vector<double> pulsePeaks(const IntervalHistogram& intervals) {
    std::vector<std::pair<double, double>> pulses; // strength, period
    for (double bpm = slowest; bpm <= fastest; bpm *= 1.01) {
        const double period = 60 / bpm;
        const double octavesOff = std::log2(bpm / 100);
        pulses.emplace_back(intervals.pulse(period) * std::exp(-0.25 * octavesOff * octavesOff), period);
    }
    std::vector<std::pair<double, double>> peaks;
    for (std::size_t i = 1; i + 1 < pulses.size(); ++i)
        if (pulses[i].first > pulses[i - 1].first && pulses[i].first >= pulses[i + 1].first)
            peaks.push_back(pulses[i]);
    std::sort(peaks.begin(), peaks.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (peaks.size() > mostPeaks) peaks.resize(mostPeaks);
    std::vector<double> periods;
    for (const auto& peak : peaks)
        periods.push_back(peak.second);
    return periods;
}

/// The stated beat itself, for music whose onsets lose it.
BeatTrack statedTrack(const Performance& performance, const TempoEvidence& evidence) {
    constexpr double lost = 0.7;
    const std::vector<Accent>& accents = evidence.accents;
    return {statedBeats(performance.tempo, evidence.stated.quarters, accents.front().seconds,
                        accents.back().seconds),
            evidence.stated.period, lost};
}

/// Collects candidates that differ.
class Candidates {
public:
    explicit Candidates(std::vector<BeatTrack>& tracks) : tracks_(tracks) {}

    [[nodiscard]] bool isNew(double period) const {
        return period >= 60 / fastest && period <= 60 / slowest && tracks_.size() < mostCandidates
               && std::none_of(tracks_.begin(), tracks_.end(), [period](const BeatTrack& track) {
                      return std::abs(track.period / period - 1) < same;
                  });
    }
    void add(BeatTrack track) {
        if (track.beats.size() > 2 && isNew(track.period)) tracks_.push_back(std::move(track));
    }

private:
    std::vector<BeatTrack>& tracks_;
};

} // namespace

TempoEvidence tempoEvidence(const Performance& performance) {
    TempoEvidence evidence;
    evidence.accents = accentsOf(performance);
    evidence.stated = statedTempo(performance.tempo, evidence.accents);
    if (evidence.accents.size() < fewestAccents) return evidence;
    evidence.intervals = IntervalHistogram::between(evidence.accents);
    constexpr std::array family{1.0, 0.5, 2.0, 1.0 / 3, 3.0, 1.5, 2.0 / 3};
    Candidates candidates(evidence.candidates);
    const StatedTempo& stated = evidence.stated;
    const bool believed = stated.period > 0 && stated.gridShare >= believedGrid;
    const auto follow = [&](double period) {
        if (!candidates.isNew(period)) return;
        BeatTrack track = trackBeats(evidence.accents, period);
        for (const double factor : family)
            if (believed && std::abs(track.period / (stated.period * factor) - 1) < agreeing)
                track.period = stated.period * factor;
        candidates.add(std::move(track));
    };
    const std::vector<double> peaks = pulsePeaks(evidence.intervals);
    for (const double period : peaks)
        follow(period);
    if (stated.period > 0)
        for (const double factor : family)
            follow(stated.period * factor);
    for (std::size_t i = 0; i < std::min<std::size_t>(4, peaks.size()); ++i)
        for (const double factor : family)
            follow(peaks[i] * factor);
    if (believed && candidates.isNew(stated.period)) candidates.add(statedTrack(performance, evidence));
    return evidence;
}

} // namespace atos
