// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmonic_words.h"

#include <utility>

namespace atos {

namespace {

constexpr double shortestHarmony = 0.12;

} // namespace

std::vector<std::string> harmonicWords(std::span<const Chord> chords, const KeyTimeline& keys) {
    std::vector<std::string> words;
    for (const Chord& chord : chords) {
        if (chord.quality == ChordQuality::none || chord.duration < shortestHarmony) continue;
        const Key key = keyAt(keys, chord.onset);
        std::string word = (key.mode == Mode::major ? "M:" : "m:") + romanNumeral(chord, key);
        if (words.empty() || words.back() != word) words.push_back(std::move(word));
    }
    return words;
}

Harmony analyzeHarmony(const Performance& performance) {
    Harmony harmony;
    harmony.keys = findKeys(performance);
    harmony.chords = findChords(performance, harmony.keys);
    harmony.words = harmonicWords(harmony.chords, harmony.keys);
    return harmony;
}

} // namespace atos
