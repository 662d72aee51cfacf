// SPDX-License-Identifier: Apache-2.0
#include "analysis/features/feature_bands.h"

#include "analysis/features/beats.h"
#include "analysis/features/features.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace atos {
namespace {

constexpr auto tempoAxis = static_cast<std::size_t>(PlayingAxis::tempo);
constexpr auto pedalAxis = static_cast<std::size_t>(PlayingAxis::pedal);
constexpr double stretchSeconds = 10;
constexpr std::size_t fewestNotes = 8; ///< in a stretch that is measured

/// Two-sided 5 % points of Student's t by degrees of freedom (any table; beyond 30 the normal's 1.96 is
/// used).
double studentT(double freedom) {
    static constexpr std::array<double, 30> points{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306,
                                                   2.262,  2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
                                                   2.110,  2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064,
                                                   2.060,  2.056, 2.052, 2.048, 2.045, 2.042};
    const auto whole = static_cast<std::size_t>(std::max(1.0, std::floor(freedom)));
    return whole > points.size() ? 1.96 : points.at(whole - 1);
}

std::array<double, playingAxes.size()> axesOf(const Features& features) {
    return {features.tempo.bpm,    features.velocityMedian, features.velocitySpread,
            features.articulation, features.pedalShare,     features.density};
}

/// How fast the beats of the whole music, `bpm`, go in a part of it; 0 when it has none. Counted by itself
/// the part might take eighths for beats.
double localTempo(const Performance& part, double bpm) {
    if (!(bpm > 0)) return 0;
    const std::vector<double> beats = beatLengths(onsetsOf(part), 60 / bpm);
    const double seconds = std::accumulate(beats.begin(), beats.end(), 0.0);
    return seconds > 0 ? 60 * static_cast<double>(beats.size()) / seconds : 0;
}

/// Consecutive parts of the music; the damper's state at a border is carried over. The rest at the end counts
/// when it is at least half as long.
std::vector<Performance> stretchesOf(const Performance& performance) {
    const double seconds = performance.duration();
    const auto count = static_cast<std::size_t>(std::max(1.0, std::round(seconds / stretchSeconds)));
    std::vector<Performance> stretches(count);
    const auto place = [&](double time) {
        return std::min(count - 1, static_cast<std::size_t>(std::max(0.0, time / stretchSeconds)));
    };
    for (const Note& note : performance.notes)
        stretches[place(note.onset)].notes.push_back(note);
    std::size_t at = 0;
    std::uint8_t damper = 0;
    for (const Pedal& pedal : performance.pedals) {
        if (pedal.kind != PedalKind::damper) continue;
        for (; at < place(pedal.seconds); ++at)
            stretches[at + 1].pedals.push_back(
                {static_cast<double>(at + 1) * stretchSeconds, PedalKind::damper, damper, 0});
        stretches[place(pedal.seconds)].pedals.push_back(pedal);
        damper = pedal.value;
    }
    for (; at + 1 < count; ++at)
        stretches[at + 1].pedals.push_back(
            {static_cast<double>(at + 1) * stretchSeconds, PedalKind::damper, damper, 0});
    return stretches;
}

/// Notes and pedals from the beginning of the stretch on: features count time from 0.
void shift(Performance& stretch, double seconds) {
    for (Note& note : stretch.notes)
        note.onset -= seconds;
    for (Pedal& pedal : stretch.pedals)
        pedal.seconds -= seconds;
}

FeatureBand bandOf(const std::vector<double>& values, double whole, std::size_t axis) {
    FeatureBand band;
    band.stretches = static_cast<int>(values.size());
    if (!band.sure()) {
        band.value = whole;
        band.low = std::min(whole, playingAxes[axis].low);
        band.high = std::max(whole, playingAxes[axis].high);
        return band;
    }
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    // "Down half of the time" is said of all of it, also of stretches with too few notes to be measured.
    band.value = axis == tempoAxis || axis == pedalAxis ? whole : mean;
    band.deviation = std::sqrt(squares / (count - 1));
    const double half = studentT(count - 1) * band.deviation / std::sqrt(count);
    band.low = band.value - half;
    band.high = band.value + half;
    return band;
}

} // namespace

FeatureBands measureBands(const Performance& performance, std::optional<double> bpm) {
    auto whole = axesOf(measureFeatures(performance));
    whole[tempoAxis] = bpm.value_or(whole[tempoAxis]);
    std::array<std::vector<double>, playingAxes.size()> values;
    std::vector<Performance> stretches = stretchesOf(performance);
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        if (stretches[i].notes.size() < fewestNotes) continue;
        shift(stretches[i], static_cast<double>(i) * stretchSeconds);
        auto measured = axesOf(measureFeatures(stretches[i]));
        measured[tempoAxis] = localTempo(stretches[i], whole[tempoAxis]);
        for (std::size_t axis = 0; axis < measured.size(); ++axis) {
            if (axis == pedalAxis && !performance.pedalKnown) continue;
            // A stretch without a beat says nothing of the tempo.
            if (axis != tempoAxis || measured[axis] > 0) values[axis].push_back(measured[axis]);
        }
    }
    FeatureBands bands;
    for (std::size_t axis = 0; axis < bands.size(); ++axis)
        bands[axis] = bandOf(values[axis], whole[axis], axis);
    return bands;
}

bool differ(const FeatureBand& a, const FeatureBand& b) {
    if (!a.sure() || !b.sure()) return false;
    const double ofA = a.deviation * a.deviation / a.stretches;
    const double ofB = b.deviation * b.deviation / b.stretches;
    const double both = ofA + ofB;
    if (both <= 0) return a.value != b.value;
    const double freedom = both * both / (ofA * ofA / (a.stretches - 1) + ofB * ofB / (b.stretches - 1));
    return std::abs(a.value - b.value) > studentT(freedom) * std::sqrt(both);
}

std::array<double, 16> velocityDistribution(const Performance& performance) {
    std::array<double, 16> shares{};
    if (performance.notes.empty()) return shares;
    for (const Note& note : performance.notes)
        shares.at((note.velocity & 0x7FU) / 8U) += 1 / static_cast<double>(performance.notes.size());
    return shares;
}

} // namespace atos
