// SPDX-License-Identifier: Apache-2.0
#include "analysis/tempo/candidate_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>

namespace atos {

namespace {

constexpr std::size_t slots = 12; ///< of a beat
constexpr double tiny = 1e-9;

/// Where an onset falls.
struct Place {
    std::size_t beat = 0;
    double phase = 0; ///< 0 .. 1

    [[nodiscard]] std::size_t slot() const { return static_cast<std::size_t>(phase * slots + 0.5) % slots; }
    /// The beat whose slots it belongs to: a little before a beat is on it.
    [[nodiscard]] std::size_t slotBeat() const { return phase * slots + 0.5 >= slots ? beat + 1 : beat; }
};

std::vector<Place> placesOf(const std::vector<Accent>& accents, const std::vector<double>& beats) {
    std::vector<Place> places;
    places.reserve(accents.size());
    std::size_t at = 0;
    for (const Accent& accent : accents) {
        while (at + 2 < beats.size() && beats[at + 1] <= accent.seconds)
            ++at;
        const double length = std::max(beats[at + 1] - beats[at], tiny);
        const double phase = (accent.seconds - beats[at]) / length;
        places.push_back({at, phase - std::floor(phase)});
    }
    return places;
}

class FeatureWriter {
public:
    explicit FeatureWriter(std::vector<float>& features) : features_(features) {}

    void add(double value) {
        features_.push_back(std::isfinite(value) ? static_cast<float>(std::clamp(value, -20.0, 20.0)) : 0.0F);
    }
    /// Shares of their sum.
    void addShares(std::span<const double> values) {
        double sum = 0;
        for (const double value : values)
            sum += value;
        for (const double value : values)
            add(sum > tiny ? value / sum : 0);
    }

private:
    std::vector<float>& features_;
};

using Slots = std::array<double, slots>;

/// Places that are heard alike: the beat, its half, quarters, first and second third, sixths, the rest.
std::array<double, 7> groupsOf(const Slots& s) {
    return {s[0], s[6], s[3] + s[9], s[4], s[8], s[2] + s[10], s[1] + s[5] + s[7] + s[11]};
}

void addPhases(const std::vector<Accent>& accents, const std::vector<Place>& places, FeatureWriter& writer) {
    Slots notes{};
    Slots bass{};
    Slots waits{};
    Slots held{};
    Slots loud{};
    for (std::size_t i = 0; i < accents.size(); ++i) {
        const std::size_t slot = places[i].slot();
        const Accent& accent = accents[i];
        notes[slot] += std::sqrt(accent.notes);
        bass[slot] += accent.depth;
        waits[slot] += std::min(accent.wait, 2.0);
        held[slot] += accent.held;
        loud[slot] += std::max(0.0, accent.loudness);
    }
    writer.addShares(notes);
    for (const Slots* part : {&bass, &waits, &held, &loud})
        writer.addShares(groupsOf(*part));
    // Against how often notes fall there: does the beat stand out from its half?
    const auto contrast = [&](const Slots& part) {
        const double onBeat = (part[0] + 0.5) / (notes[0] + 1);
        const double half = (part[6] + 0.5) / (notes[6] + 1);
        return std::log2(onBeat / half);
    };
    for (const Slots* part : {&bass, &waits, &held, &loud})
        writer.add(contrast(*part));
}

/// How often each note value, in half octaves around the beat.
class ValueHistogram {
public:
    void add(double beats, double weight) {
        const double place =
            std::clamp(2 * std::log2(std::max(beats, 1e-3)) + 7, 0.0, static_cast<double>(bins - 1));
        const auto low = std::min(static_cast<std::size_t>(place), bins - 2);
        const double share = place - static_cast<double>(low);
        counts_[low] += weight * (1 - share);
        counts_[low + 1] += weight * share;
    }
    [[nodiscard]] std::span<const double> counts() const { return counts_; }

private:
    static constexpr std::size_t bins = 14;
    std::array<double, bins> counts_{};
};

double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + place, values.end());
    return values[static_cast<std::size_t>(place)];
}

void addNoteValues(const std::vector<Accent>& accents, double period, FeatureWriter& writer) {
    ValueHistogram waits;
    ValueHistogram held;
    ValueHistogram basses;
    std::vector<double> intervals;
    double lastBass = -1;
    double basslike = 0;
    for (std::size_t i = 0; i < accents.size(); ++i) {
        const Accent& accent = accents[i];
        held.add(accent.held / period, 1);
        if (i + 1 < accents.size()) {
            waits.add(accent.wait / period, 1);
            intervals.push_back(accent.wait / period);
        }
        if (accent.depth < 0.3) continue;
        if (lastBass >= 0) basses.add((accent.seconds - lastBass) / period, 1);
        lastBass = accent.seconds;
        ++basslike;
    }
    writer.addShares(waits.counts());
    writer.addShares(held.counts());
    writer.addShares(basses.counts());
    for (const double share : {0.1, 0.3, 0.5, 0.7, 0.9})
        writer.add(std::log2(std::max(quantile(intervals, share), 0.01)));
    const double beats = std::max((accents.back().seconds - accents.front().seconds) / period, 1.0);
    double notes = 0;
    for (const Accent& accent : accents)
        notes += accent.notes;
    writer.add(std::log2(std::max(notes, 1.0) / beats));
    writer.add(std::log2(static_cast<double>(accents.size()) / beats));
    writer.add(std::log2((basslike + 1) / beats));
}

/// What each beat holds.
struct Beat {
    std::array<double, slots> rhythm{};
    std::array<double, slots> bass{};
    std::array<double, 12> harmony{};
    double weight = 0; ///< of what is on the beat
};

template<typename Numbers>
double likeness(const Numbers& a, const Numbers& b) {
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        product += a[i] * b[i];
        squareA += a[i] * a[i];
        squareB += b[i] * b[i];
    }
    return squareA > tiny && squareB > tiny ? product / std::sqrt(squareA * squareB) : -1;
}

/// The mean likeness of beats `lag` apart, where both hold something.
template<typename Part>
double likenessAfter(const std::vector<Beat>& beats, std::size_t lag, Part Beat::*part) {
    double sum = 0;
    double count = 0;
    for (std::size_t i = 0; i + lag < beats.size(); ++i) {
        const double alike = likeness(beats[i].*part, beats[i + lag].*part);
        if (alike < 0) continue;
        sum += alike;
        ++count;
    }
    return count > 0 ? sum / count : 0;
}

/// How the weights of beats repeat: their correlation after `lag` beats.
double pulseAfter(const std::vector<Beat>& beats, std::size_t lag, double mean, double variance) {
    if (beats.size() <= lag || variance < tiny) return 0;
    double sum = 0;
    for (std::size_t i = 0; i + lag < beats.size(); ++i)
        sum += (beats[i].weight - mean) * (beats[i + lag].weight - mean);
    return sum / static_cast<double>(beats.size() - lag) / variance;
}

void addRepetition(const std::vector<Accent>& accents, const std::vector<Place>& places, std::size_t count,
                   FeatureWriter& writer) {
    std::vector<Beat> beats(count + 1);
    std::array<std::array<double, 12>, 2> unused{};
    std::vector<std::array<std::array<double, 12>, 2>> halves(count + 1, unused);
    for (std::size_t i = 0; i < accents.size(); ++i) {
        const std::size_t index = std::min(places[i].slotBeat(), count);
        Beat& beat = beats[index];
        const std::size_t slot = places[i].slot();
        beat.rhythm[slot] += 1;
        beat.bass[slot] += accents[i].depth;
        if (slot == 0) beat.weight += accents[i].salience;
        for (std::size_t pitch = 0; pitch < 12; ++pitch) {
            const auto seconds = static_cast<double>(accents[i].pitchClasses[pitch]);
            beat.harmony[pitch] += seconds;
            halves[index][slot < slots / 2 ? 0 : 1][pitch] += seconds;
        }
    }
    constexpr std::array<std::size_t, 7> lags{1, 2, 3, 4, 6, 8, 12};
    double mean = 0;
    for (const Beat& beat : beats)
        mean += beat.weight / static_cast<double>(beats.size());
    double variance = 0;
    for (const Beat& beat : beats)
        variance += (beat.weight - mean) * (beat.weight - mean) / static_cast<double>(beats.size());
    const double own = likenessAfter(beats, 1, &Beat::rhythm);
    for (const std::size_t lag : lags) {
        writer.add(likenessAfter(beats, lag, &Beat::rhythm) - (lag > 1 ? own : 0));
        writer.add(likenessAfter(beats, lag, &Beat::bass));
        writer.add(likenessAfter(beats, lag, &Beat::harmony));
        writer.add(pulseAfter(beats, lag, mean, variance));
    }
    double within = 0;
    double both = 0;
    for (const auto& [first, second] : halves) {
        const double alike = likeness(first, second);
        if (alike < 0) continue;
        within += alike;
        ++both;
    }
    writer.add(both > 0 ? within / both : 0);
    writer.add(both / static_cast<double>(beats.size()));
    writer.add(mean);
    writer.add(mean > tiny ? std::sqrt(variance) / mean : 0);
}

void addPulse(const TempoEvidence& evidence, const BeatTrack& candidate, const std::vector<Place>& places,
              FeatureWriter& writer) {
    for (const double factor : {0.25, 1.0 / 3, 0.5, 2.0 / 3, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0})
        writer.add(std::log2(0.1 + evidence.intervals.at(candidate.period * factor)));
    writer.add(candidate.score);
    double hits = 0;
    std::size_t last = std::string::npos;
    for (const Place& place : places) {
        if (place.slot() != 0 || place.slotBeat() == last) continue;
        last = place.slotBeat();
        ++hits;
    }
    writer.add(hits / static_cast<double>(candidate.beats.size()));
    double uneven = 0;
    for (std::size_t i = 1; i < candidate.beats.size(); ++i)
        uneven += std::abs((candidate.beats[i] - candidate.beats[i - 1]) / candidate.period - 1);
    writer.add(uneven / static_cast<double>(candidate.beats.size()));
}

void addPace(const TempoEvidence& evidence, double period, FeatureWriter& writer) {
    const double pace = std::log2(60 / period / 100);
    writer.add(pace);
    writer.add(pace * pace);
    for (int bump = -4; bump <= 4; ++bump) {
        const double off = (pace - 0.4 * bump) / 0.3;
        writer.add(std::exp(-0.5 * off * off));
    }
    const std::vector<Accent>& accents = evidence.accents;
    const double seconds = std::max(accents.back().seconds - accents.front().seconds, 0.1);
    double notes = 0;
    for (const Accent& accent : accents)
        notes += accent.notes;
    writer.add(std::log2(static_cast<double>(accents.size()) / seconds));
    writer.add(std::log2(notes / static_cast<double>(accents.size())));
    writer.add(std::log2(static_cast<double>(accents.size())) / 4);
}

constexpr std::array ratios{1.0, 2.0, 0.5, 3.0, 1.0 / 3, 1.5, 2.0 / 3};
constexpr std::array statements{TempoStatement::plain120, TempoStatement::wholeNumber,
                                TempoStatement::fraction, TempoStatement::several};
constexpr std::size_t statementFeatures = 3 * statements.size() + 2 * ratios.size() + 2;

/// Always the last `statementFeatures`.
void addStatement(const StatedTempo& stated, double period, FeatureWriter& writer) {
    const auto agreement = [&](double ratio) {
        if (stated.period <= 0) return 0.0;
        const double off = std::log2(period / (stated.period * ratio)) / 0.03;
        return std::exp(-0.5 * off * off);
    };
    for (const TempoStatement statement : statements) {
        const double stands = stated.statement == statement ? 1 : 0;
        writer.add(stands * agreement(1));
        writer.add(stands * agreement(1) * stated.gridShare);
        writer.add(stands);
    }
    for (const double ratio : ratios) {
        writer.add(agreement(ratio));
        writer.add(agreement(ratio) * stated.gridShare);
    }
    writer.add(stated.gridShare);
    writer.add(std::log2(1.0 + static_cast<double>(stated.events)) / 4);
}

} // namespace

std::vector<float> tempoFeatures(const TempoEvidence& evidence, const BeatTrack& candidate,
                                 const StatedTempo& stated) {
    std::vector<float> features;
    FeatureWriter writer(features);
    const std::vector<Place> places = placesOf(evidence.accents, candidate.beats);
    addPhases(evidence.accents, places, writer);
    addNoteValues(evidence.accents, candidate.period, writer);
    addRepetition(evidence.accents, places, candidate.beats.size(), writer);
    addPulse(evidence, candidate, places, writer);
    addPace(evidence, candidate.period, writer);
    addStatement(stated, candidate.period, writer);
    return features;
}

std::vector<float> restated(std::vector<float> features, const BeatTrack& candidate,
                            const StatedTempo& stated) {
    features.resize(features.size() - statementFeatures);
    FeatureWriter writer(features);
    addStatement(stated, candidate.period, writer);
    return features;
}

std::size_t tempoFeatureCount() {
    static const std::size_t count = [] {
        TempoEvidence evidence;
        evidence.accents.resize(2);
        evidence.accents[1].seconds = 1;
        return tempoFeatures(evidence, {{0, 1, 2}, 1, 0}, {}).size();
    }();
    return count;
}

} // namespace atos
