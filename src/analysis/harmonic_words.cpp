// SPDX-License-Identifier: Apache-2.0
#include "analysis/harmonic_words.h"

#include "analysis/chord_finder.h"
#include "analysis/key_finder.h"

#include <utility>

namespace atos {

namespace {

constexpr double shortestHarmony = 0.12;

} // namespace

std::vector<std::string> harmonicWords(std::span<const Chord> chords, const KeyTimeline& keys) {
    std::vector<std::string> words;
    std::string last;
    for (const Chord& chord : chords) {
        if (chord.quality == ChordQuality::none || chord.duration < shortestHarmony) continue;
        const Key key = keyAt(keys, chord.onset);
        std::string word = (key.mode == Mode::major ? "M:" : "m:") + romanNumeral(chord, key);
        if (word == last) continue;
        if (!last.empty()) {
            const bool sameMode = word.front() == last.front();
            words.push_back(last + ">" + (sameMode ? word.substr(2) : word));
        }
        words.push_back(word);
        last = std::move(word);
    }
    return words;
}

Harmony analyzeHarmony(const Performance& performance, const ChordModel& chords, const HarmonyStep& done) {
    const auto tell = [&done](std::string_view step) {
        if (done) done(step);
    };
    Harmony harmony;
    const std::vector<Slice> slices = cutSlices(performance);
    harmony.keys = findKeys(slices, KeyModel::builtIn());
    tell("key");
    harmony.chords = findChords(slices, harmony.keys, chords);
    tell("chords");
    harmony.words = harmonicWords(harmony.chords, harmony.keys);
    tell("words");
    return harmony;
}

Harmony analyzeHarmony(const Performance& performance, const HarmonyStep& done) {
    return analyzeHarmony(performance, ChordModel::inUse(), done);
}

} // namespace atos
