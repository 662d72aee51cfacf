// SPDX-License-Identifier: Apache-2.0
#include "style/rhythm_features.h"

#include "style/interval_tempo.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {
namespace {

constexpr double gridStep = 0.02; ///< seconds
constexpr double longestWait = 4; ///< seconds
constexpr int middle = 60;

std::ptrdiff_t logBin(double seconds, double first, double perOctave) {
    return std::lround(perOctave * std::log2(std::max(seconds, 1e-3) / first));
}

void appendNoteValues(const FeatureView& view, std::vector<float>& features) {
    Histogram waits(13);
    Histogram ratios(13);
    Histogram durations(12);
    Histogram articulations(8);
    double before = 0;
    for (std::size_t i = 1; i < view.onsets.size(); ++i) {
        const double wait = std::min(longestWait, view.onsets[i].seconds - view.onsets[i - 1].seconds);
        waits.add(logBin(wait, 0.0625, 2));
        if (before > 0) ratios.add(std::lround(2 * std::log2(wait / before)) + 6);
        before = wait;
    }
    auto next = view.onsets.begin();
    for (const Note& note : view.music.notes) {
        durations.add(logBin(note.duration, 0.05, 2));
        while (next != view.onsets.end() && next->seconds <= note.onset + 0.05)
            ++next;
        if (next == view.onsets.end()) continue;
        const double wait = next->seconds - note.onset;
        articulations.add(static_cast<std::ptrdiff_t>(std::min(4 * note.duration / wait, 100.0)));
    }
    for (const Histogram* part : {&waits, &ratios, &durations, &articulations})
        part->appendTo(features);
}

/// Something that happens at onsets, on a grid, so that it can be compared with itself later.
class Pulse {
public:
    explicit Pulse(double seconds) : grid_(static_cast<std::size_t>(seconds / gridStep) + 2, 0.0F) {}

    void add(double seconds, double weight) {
        const auto cell = static_cast<std::size_t>(seconds / gridStep);
        for (std::size_t i = cell > 0 ? cell - 1 : 0; i <= cell + 1 && i < grid_.size(); ++i)
            grid_[i] += static_cast<float>(i == cell ? weight : weight / 2);
    }

    /// Likeness with itself after each lag: 0 by chance (in the mean), 1 perfect.
    void appendLikeness(const std::vector<double>& lags, std::vector<float>& features) const {
        double square = 0;
        double sum = 0;
        for (const float cell : grid_) {
            square += cell * cell;
            sum += cell;
        }
        const double mean = sum / static_cast<double>(grid_.size());
        const double variance = square / static_cast<double>(grid_.size()) - mean * mean;
        for (const double lag : lags)
            features.push_back(variance > 0 ? likeness(lag, mean, variance) : 0.0F);
    }

private:
    [[nodiscard]] float likeness(double lag, double mean, double variance) const {
        const auto shift = static_cast<std::size_t>(std::lround(lag / gridStep));
        if (shift + 2 > grid_.size()) return 0;
        double product = 0;
        for (std::size_t i = 0; i + shift < grid_.size(); ++i)
            product += grid_[i] * grid_[i + shift];
        const auto pairs = static_cast<double>(grid_.size() - shift);
        return static_cast<float>((product / pairs - mean * mean) / variance);
    }

    std::vector<float> grid_;
};

void appendRepetition(const FeatureView& view, const TempoEstimate& tempo, std::vector<float>& features) {
    const double begin = view.onsets.empty() ? 0 : view.onsets.front().seconds;
    const double end = view.onsets.empty() ? 0 : view.onsets.back().seconds;
    Pulse all(end - begin);
    Pulse bass(end - begin);
    Pulse longs(end - begin);
    for (std::size_t i = 0; i < view.onsets.size(); ++i) {
        const ChordOnset& onset = view.onsets[i];
        const double time = onset.seconds - begin;
        all.add(time, std::sqrt(static_cast<double>(onset.pitches.size())));
        if (onset.low() < middle) bass.add(time, std::min(2.0, (middle - onset.low()) / 12.0));
        if (i + 1 < view.onsets.size())
            longs.add(time, std::min(1.0, view.onsets[i + 1].seconds - onset.seconds));
    }
    const double beat = tempo.bpm > 0 ? 60 / tempo.bpm : 1;
    std::vector<double> lags;
    for (const double beats :
         {0.25, 1.0 / 3, 0.5, 2.0 / 3, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 9.0, 12.0})
        lags.push_back(beats * beat);
    for (const Pulse* pulse : {&all, &bass, &longs})
        pulse->appendLikeness(lags, features);
    lags.clear();
    for (int quarter = 0; quarter < 22; ++quarter)
        lags.push_back(0.15 * std::exp2(quarter / 4.0));
    all.appendLikeness(lags, features);
    bass.appendLikeness(lags, features);
}

/// Means and spreads of notes a second in stretches of 2 s.
void appendDensity(const FeatureView& view, std::vector<float>& features) {
    constexpr double stretch = 2;
    std::vector<double> counts;
    double notes = 0;
    double from = view.onsets.empty() ? 0 : view.onsets.front().seconds;
    for (const ChordOnset& onset : view.onsets) {
        while (onset.seconds >= from + stretch) {
            counts.push_back(notes / stretch);
            notes = 0;
            from += stretch;
        }
        notes += static_cast<double>(onset.pitches.size());
    }
    double mean = 0;
    double square = 0;
    for (const double count : counts) {
        mean += count / static_cast<double>(counts.size());
        square += count * count / static_cast<double>(counts.size());
    }
    const double spread = std::sqrt(std::max(0.0, square - mean * mean));
    features.push_back(static_cast<float>(std::log2(1 + mean) / 2));
    features.push_back(static_cast<float>(mean > 0 ? spread / mean : 0));
}

} // namespace

void appendRhythm(const FeatureView& view, std::vector<float>& features) {
    appendNoteValues(view, features);
    appendDensity(view, features);
    const TempoEstimate tempo = intervalTempo(view.music);
    features.push_back(tempo.bpm > 0 ? static_cast<float>(std::log2(tempo.bpm / 100)) : 0.0F);
    features.push_back(static_cast<float>(tempo.confidence));
    Histogram classes(12);
    if (tempo.bpm > 0) classes.add(std::lround(4 * std::log2(tempo.bpm / 40)));
    classes.appendTo(features);
    appendRepetition(view, tempo, features);
}

} // namespace atos
