// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/harmony_bias.h"

#include "compose/scale_fit.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace atos {
namespace {

constexpr double secondsPerBar = 2;
constexpr std::size_t barsOfProgression = 8;

/// Degrees of the scale, 0 the tonic.
using Progression = std::array<int, barsOfProgression>;
constexpr std::array<Progression, 4> progressions{
    {{0, 4, 5, 3, 0, 3, 4, 0}, {0, 5, 3, 4, 0, 5, 1, 4}, {0, 3, 1, 4, 5, 3, 4, 0}, {0, 4, 5, 2, 3, 0, 3, 4}}};

constexpr std::array<int, 7> majorDegrees{0, 2, 4, 5, 7, 9, 11};
constexpr std::array<int, 7> minorDegrees{0, 2, 3, 5, 7, 8, 10};
constexpr std::array majorQualities{ChordQuality::maj, ChordQuality::min, ChordQuality::min,
                                    ChordQuality::maj, ChordQuality::maj, ChordQuality::min,
                                    ChordQuality::dim};
/// The fifth degree is major, for its leading tone.
constexpr std::array minorQualities{ChordQuality::min, ChordQuality::dim, ChordQuality::maj,
                                    ChordQuality::min, ChordQuality::maj, ChordQuality::maj,
                                    ChordQuality::maj};

int pitchClassOf(int token) {
    return (token + lowestGridPitch) % 12;
}

} // namespace

HarmonyBias::HarmonyBias(const std::optional<Key>& key, const std::vector<Chord>& plan) {
    for (int token = 0; token < pitchTokens; ++token)
        if (key && !inScale(pitchClassOf(token), *key))
            free_[static_cast<std::size_t>(token)] = -std::numeric_limits<float>::infinity();
    for (const Chord& chord : plan) {
        const std::vector<int> tones = chordTones(chord.quality);
        if (tones.empty()) continue;
        Span span{static_cast<int>(std::lround(chord.onset * columnsPerSecond)),
                  static_cast<int>(std::lround((chord.onset + chord.duration) * columnsPerSecond)), free_};
        for (int token = 0; token < pitchTokens; ++token) {
            const int above = (pitchClassOf(token) - chord.root % 12 + 12) % 12;
            if (std::find(tones.begin(), tones.end(), above) == tones.end())
                span.apply[static_cast<std::size_t>(token)] -= outsideChord;
        }
        spans_.push_back(span);
    }
}

void HarmonyBias::apply(std::size_t, const Particle& soFar, NotePart part, const NoteToken& chosen,
                        std::span<float> logits) const {
    if (part != NotePart::pitch) return;
    const int column = soFar.column + chosen.step;
    const auto at = std::find_if(spans_.begin(), spans_.end(),
                                 [&](const Span& span) { return span.from <= column && column < span.to; });
    const PitchBias& apply = at == spans_.end() ? free_ : at->apply;
    for (std::size_t token = 0; token < apply.size(); ++token)
        logits[token] += apply[token];
}

std::vector<Chord> commonProgression(const Key& key, double seconds, std::uint64_t choice) {
    const bool minor = key.mode == Mode::minor;
    const Progression& degrees = progressions[choice % progressions.size()];
    std::vector<Chord> plan;
    for (std::size_t bar = 0; static_cast<double>(bar) * secondsPerBar < seconds; ++bar) {
        const auto degree = static_cast<std::size_t>(degrees[bar % barsOfProgression]);
        Chord chord;
        chord.onset = static_cast<double>(bar) * secondsPerBar;
        chord.duration = secondsPerBar;
        chord.root = (key.tonic + (minor ? minorDegrees : majorDegrees)[degree]) % 12;
        chord.quality = (minor ? minorQualities : majorQualities)[degree];
        chord.bass = chord.root;
        chord.confidence = 1;
        plan.push_back(chord);
    }
    return plan;
}

} // namespace atos
