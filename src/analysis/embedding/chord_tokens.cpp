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

struct TimedToken {
    std::string token;
    double seconds = 0;
};

/// Chord tokens with how long each lasts.
std::vector<TimedToken> timedChords(std::span<const Chord> chords, const KeyTimeline& keys) {
    std::vector<TimedToken> timed;
    for (const Chord& chord : chords) {
        if (chord.quality == ChordQuality::none || chord.duration < shortestHarmony) continue;
        const Key key = keyAt(keys, chord.onset);
        std::string token = (key.mode == Mode::major ? "M:" : "m:") + romanNumeral(chord, key);
        if (timed.empty() || timed.back().token != token) timed.push_back({std::move(token), 0});
        timed.back().seconds += chord.duration;
    }
    return timed;
}

std::string_view rhythmOf(const TimedToken& from, const TimedToken& to) {
    if (to.seconds >= muchLonger * from.seconds) return "+";
    return to.seconds * muchLonger <= from.seconds ? "-" : "";
}

} // namespace

std::vector<std::string> chordTokens(std::span<const Chord> chords, const KeyTimeline& keys) {
    const std::vector<TimedToken> timed = timedChords(chords, keys);
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < timed.size(); ++i) {
        if (i > 0) {
            const TimedToken& from = timed[i - 1];
            const bool sameMode = timed[i].token.front() == from.token.front();
            std::string step = from.token;
            step += '>';
            step += std::string_view(timed[i].token).substr(sameMode ? 2 : 0);
            step += rhythmOf(from, timed[i]);
            tokens.push_back(std::move(step));
        }
        tokens.push_back(timed[i].token);
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
