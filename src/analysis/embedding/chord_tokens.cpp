// SPDX-License-Identifier: Apache-2.0
#include "analysis/embedding/chord_tokens.h"

#include "analysis/embedding/bar_tokens.h"
#include "analysis/features/pace.h"
#include "analysis/harmony/chord_finder.h"
#include "analysis/harmony/key_finder.h"

#include <string_view>

namespace atos {

namespace {

constexpr double shortestHarmony = 0.12;
constexpr double muchLonger = 5.0 / 3;

struct Spoken {
    std::string word;
    double seconds = 0;
};

/// Chord tokens with how long each lasts.
std::vector<Spoken> spokenChords(std::span<const Chord> chords, const KeyTimeline& keys) {
    std::vector<Spoken> spoken;
    for (const Chord& chord : chords) {
        if (chord.quality == ChordQuality::none || chord.duration < shortestHarmony) continue;
        const Key key = keyAt(keys, chord.onset);
        std::string word = (key.mode == Mode::major ? "M:" : "m:") + romanNumeral(chord, key);
        if (spoken.empty() || spoken.back().word != word) spoken.push_back({std::move(word), 0});
        spoken.back().seconds += chord.duration;
    }
    return spoken;
}

std::string_view rhythmOf(const Spoken& from, const Spoken& to) {
    if (to.seconds >= muchLonger * from.seconds) return "+";
    return to.seconds * muchLonger <= from.seconds ? "-" : "";
}

} // namespace

std::vector<std::string> chordTokens(std::span<const Chord> chords, const KeyTimeline& keys) {
    const std::vector<Spoken> spoken = spokenChords(chords, keys);
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < spoken.size(); ++i) {
        if (i > 0) {
            const Spoken& from = spoken[i - 1];
            const bool sameMode = spoken[i].word.front() == from.word.front();
            std::string step = from.word;
            step += '>';
            step += std::string_view(spoken[i].word).substr(sameMode ? 2 : 0);
            step += rhythmOf(from, spoken[i]);
            tokens.push_back(std::move(step));
        }
        tokens.push_back(spoken[i].word);
    }
    return tokens;
}

std::vector<std::string> chordTokens(const Performance& performance) {
    const std::vector<Slice> slices = cutSlices(atStandardPace(performance));
    const KeyTimeline keys = findKeys(slices, KeyModel::builtIn());
    return chordTokens(findChords(slices, keys, ChordModel::builtIn()), keys);
}

std::vector<std::string> chordTokensOf(const Performance& performance, TokenKind kind) {
    return kind == TokenKind::bars ? barTokens(performance) : chordTokens(performance);
}

} // namespace atos
