// SPDX-License-Identifier: Apache-2.0
// Chords by a hidden Markov model over slices: a network says how probable each chord is in each slice, and
// every change of chord costs.
#include "analysis/harmony/chord_finder.h"

#include "analysis/harmony/chord_features.h"
#include "analysis/harmony/rotation_scorer.h"
#include "nn/softmax.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>

namespace atos {

namespace {

constexpr double changeCost = 0.5;        ///< nats
constexpr double evidenceRate = 4.0;      ///< independent observations a second
constexpr double shortestEvidence = 0.15; ///< seconds that every slice counts at least
constexpr double longestEvidence = 1.0;   ///< seconds that a slice counts at most
constexpr float leastProbability = 1e-4F;
constexpr std::size_t chunk = 20'000; ///< slices decoded together, which bounds the memory

using StateProbabilities = std::array<float, chordStates>;

/// Of the states (root * chordQualities + quality). Most are unlikely, and a logarithm is dear.
std::array<double, chordStates> logarithms(const StateProbabilities& probabilities) {
    static const float least = std::log(leastProbability);
    std::array<double, chordStates> logarithms{};
    logarithms.fill(static_cast<double>(least));
    for (std::size_t state = 0; state < chordStates; ++state)
        if (probabilities[state] > leastProbability)
            logarithms[state] = static_cast<double>(std::log(probabilities[state]));
    return logarithms;
}

struct Path {
    std::vector<std::uint8_t> states;
    std::vector<float> probabilities; ///< of the chosen state in each slice
};

class Decoder {
public:
    Decoder(const std::vector<Slice>& slices, const KeyTimeline& keys, const ChordModel& model)
        : slices_(slices), keys_(keys), network_(model.network), windows_(slices),
          basses_(bassSpans(slices)) {}

    Path run() {
        path_.states.resize(slices_.size());
        path_.probabilities.resize(slices_.size());
        for (std::size_t first = 0; first < slices_.size(); first += chunk)
            decode(first, std::min(slices_.size(), first + chunk));
        return std::move(path_);
    }

private:
    const std::vector<Slice>& slices_;
    const KeyTimeline& keys_;
    RotationScorer network_;
    Windows windows_;
    std::vector<BassSpan> basses_;
    Path path_;
    std::array<double, chordStates> best_{};

    /// Viterbi; a chunk starts from the scores that the last one ended with.
    void decode(std::size_t first, std::size_t last) {
        std::vector<StateProbabilities> probabilities(last - first);
        std::vector<std::array<std::uint8_t, chordStates>> cameFrom(last - first);
        for (std::size_t i = first; i < last; ++i) {
            StateProbabilities& now = probabilities[i - first];
            network_.score(chordInput(slices_, basses_, windows_, i, keyAt(keys_, slices_[i].onset)), now);
            softmax(now);
            const double evidence =
                evidenceRate * std::clamp(slices_[i].duration, shortestEvidence, longestEvidence);
            const auto told = logarithms(now);
            const auto winner =
                static_cast<std::size_t>(std::max_element(best_.begin(), best_.end()) - best_.begin());
            const double changed = best_[winner] - changeCost;
            for (std::size_t state = 0; state < chordStates; ++state) {
                const bool stays = best_[state] >= changed;
                cameFrom[i - first][state] = static_cast<std::uint8_t>(stays ? state : winner);
                best_[state] = std::max(best_[state], changed) + evidence * told[state];
            }
        }
        auto state = static_cast<std::uint8_t>(std::max_element(best_.begin(), best_.end()) - best_.begin());
        for (std::size_t i = last; i-- > first;) {
            path_.states[i] = state;
            path_.probabilities[i] = probabilities[i - first][state];
            state = cameFrom[i - first][state];
        }
    }
};

Chord chordOf(std::span<const Slice> slices, std::span<const float> probabilities, std::uint8_t state) {
    Chord chord;
    chord.onset = slices.front().onset;
    chord.duration = slices.back().end() - chord.onset;
    chord.root = state / static_cast<int>(chordQualities);
    chord.quality = static_cast<ChordQuality>(state % chordQualities);
    int lowest = -1;
    double confidence = 0;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        confidence += static_cast<double>(probabilities[i]) * slices[i].duration;
        if (slices[i].bass >= 0 && (lowest < 0 || slices[i].bass < lowest)) lowest = slices[i].bass;
    }
    chord.bass = lowest >= 0 ? lowest % 12 : chord.root;
    chord.confidence = std::clamp(confidence / chord.duration, 0.0, 1.0);
    if (lowest < 0) chord.quality = ChordQuality::none;
    return chord;
}

} // namespace

std::vector<Chord> findChords(const std::vector<Slice>& slices, const KeyTimeline& keys,
                              const ChordModel& model) {
    const Path path = Decoder(slices, keys, model).run();
    std::vector<Chord> chords;
    for (std::size_t first = 0, i = 1; i <= slices.size(); ++i) {
        if (i < slices.size() && path.states[i] == path.states[first]) continue;
        chords.push_back(chordOf(std::span(slices).subspan(first, i - first),
                                 std::span(path.probabilities).subspan(first, i - first),
                                 path.states[first]));
        first = i;
    }
    return chords;
}

} // namespace atos
