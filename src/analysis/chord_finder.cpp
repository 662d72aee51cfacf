// SPDX-License-Identifier: Apache-2.0
// Chords by a hidden Markov model over slices: template emissions, a preference for the key's own chords, and
// a cost for every change of chord.
#include "analysis/harmony.h"
#include "analysis/slices.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>

namespace atos {

namespace {

struct Template {
    ChordQuality quality;
    std::uint16_t tones; ///< bit i: i semitones above the root
    double prior;        ///< log preference
};

constexpr std::uint16_t tonesOf(std::initializer_list<int> semitones) {
    std::uint16_t bits = 0;
    for (const int semitone : semitones)
        bits = static_cast<std::uint16_t>(bits | (1U << static_cast<unsigned>(semitone)));
    return bits;
}

constexpr std::array templates{
    Template{ChordQuality::maj, tonesOf({0, 4, 7}), 0.0},
    Template{ChordQuality::min, tonesOf({0, 3, 7}), -0.1},
    Template{ChordQuality::seventh, tonesOf({0, 4, 7, 10}), -0.6},
    Template{ChordQuality::min7, tonesOf({0, 3, 7, 10}), -1.2},
    Template{ChordQuality::maj7, tonesOf({0, 4, 7, 11}), -1.4},
    Template{ChordQuality::dim, tonesOf({0, 3, 6}), -0.6},
    Template{ChordQuality::dim7, tonesOf({0, 3, 6, 9}), -1.2},
    Template{ChordQuality::hdim7, tonesOf({0, 3, 6, 10}), -1.3},
    Template{ChordQuality::aug, tonesOf({0, 4, 8}), -1.5},
    Template{ChordQuality::sus4, tonesOf({0, 5, 7}), -1.4},
};

constexpr std::size_t stateCount = templates.size() * 12;
constexpr double changeCost = 1.6;
constexpr double evidencePerSecond = 4.0;
constexpr double chordTone = 0.45;
constexpr double foreignTone = -1.1;
constexpr double bassIsRoot = 0.15;
constexpr double diatonicBonus = 0.35;

using StateScores = std::array<double, stateCount>;

std::uint16_t rotate(std::uint16_t tones, int root) {
    return static_cast<std::uint16_t>(((tones << root) | (tones >> (12 - root))) & 0xFFFU);
}

std::uint16_t scaleOf(const Key& key) {
    const std::uint16_t scale =
        key.mode == Mode::major ? tonesOf({0, 2, 4, 5, 7, 9, 11}) : tonesOf({0, 2, 3, 5, 7, 8, 11});
    return rotate(scale, key.tonic);
}

StateScores emission(const Slice& slice, const Key& key) {
    const std::uint16_t scale = scaleOf(key);
    StateScores scores{};
    for (std::size_t t = 0; t < templates.size(); ++t) {
        for (int root = 0; root < 12; ++root) {
            const std::uint16_t tones = rotate(templates[t].tones, root);
            double score = 0;
            for (unsigned pitchClass = 0; pitchClass < 12; ++pitchClass)
                score += static_cast<double>(slice.sounding[pitchClass])
                         * (((tones >> pitchClass) & 1U) != 0 ? chordTone : foreignTone);
            if (slice.bass >= 0 && slice.bass % 12 == root)
                score += bassIsRoot * std::min(slice.duration, 1.0);
            const bool diatonic = (tones & ~scale) == 0;
            const double prior = templates[t].prior + (diatonic ? diatonicBonus : 0);
            scores[t * 12 + static_cast<std::size_t>(root)] =
                evidencePerSecond * (score + 0.3 * prior * std::min(slice.duration, 1.0));
        }
    }
    return scores;
}

struct Path {
    std::vector<std::uint8_t> states;
    std::vector<float> margins; ///< share of the chosen state in its slice, 0..1
};

Path decode(const std::vector<Slice>& slices, const KeyTimeline& keys) {
    std::vector<std::array<std::uint8_t, stateCount>> cameFrom(slices.size());
    std::vector<StateScores> evidence(slices.size());
    StateScores best{};
    for (std::size_t i = 0; i < slices.size(); ++i) {
        evidence[i] = emission(slices[i], keyAt(keys, slices[i].onset));
        const auto winner = std::max_element(best.begin(), best.end());
        const double changed = *winner - changeCost;
        for (std::size_t state = 0; state < stateCount; ++state) {
            const bool stays = best[state] >= changed;
            cameFrom[i][state] =
                static_cast<std::uint8_t>(stays ? state : static_cast<std::size_t>(winner - best.begin()));
            best[state] = std::max(best[state], changed) + evidence[i][state];
        }
    }
    Path path{std::vector<std::uint8_t>(slices.size()), std::vector<float>(slices.size())};
    auto state = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::size_t i = slices.size(); i-- > 0;) {
        path.states[i] = state;
        double sum = 0;
        for (const double score : evidence[i])
            sum += std::exp(score - evidence[i][state]);
        path.margins[i] = static_cast<float>(1 / sum);
        state = cameFrom[i][state];
    }
    return path;
}

Chord chordOf(std::span<const Slice> slices, std::uint8_t state, double confidence) {
    Chord chord;
    chord.onset = slices.front().onset;
    chord.duration = slices.back().end() - chord.onset;
    chord.root = state % 12;
    chord.quality = templates[state / 12].quality;
    chord.confidence = std::clamp(confidence, 0.0, 1.0);
    int lowest = 128;
    bool silent = true;
    for (const Slice& slice : slices) {
        if (slice.bass < 0) continue;
        silent = false;
        lowest = std::min(lowest, slice.bass);
    }
    chord.bass = silent ? chord.root : lowest % 12;
    if (silent) chord.quality = ChordQuality::none;
    return chord;
}

} // namespace

std::vector<Chord> findChords(const Performance& performance, const KeyTimeline& keys) {
    const std::vector<Slice> slices = cutSlices(performance);
    const Path path = decode(slices, keys);
    std::vector<Chord> chords;
    for (std::size_t first = 0, i = 1; i <= slices.size(); ++i) {
        if (i < slices.size() && path.states[i] == path.states[first]) continue;
        double weighted = 0;
        double seconds = 0;
        for (std::size_t slice = first; slice < i; ++slice) {
            weighted += static_cast<double>(path.margins[slice]) * slices[slice].duration;
            seconds += slices[slice].duration;
        }
        chords.push_back(
            chordOf(std::span(slices).subspan(first, i - first), path.states[first], weighted / seconds));
        first = i;
    }
    return chords;
}

} // namespace atos
