// SPDX-License-Identifier: Apache-2.0
#include "analysis/embedding/bar_tokens.h"

#include "analysis/features/tempo.h"
#include "analysis/harmony/chord.h"
#include "analysis/harmony/key_finder.h"
#include "analysis/harmony/key_model.h"
#include "music/damper.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <map>
#include <span>

namespace atos {

namespace {

constexpr int most = 4; ///< pitch classes that a bar is reduced to
constexpr double quartersPerBar = 4;

struct Template {
    ChordQuality quality;
    unsigned intervals; ///< bit i: i semitones above the root
};

constexpr unsigned bits(std::initializer_list<unsigned> intervals) {
    unsigned result = 0;
    for (const unsigned interval : intervals)
        result |= 1U << interval;
    return result;
}

constexpr std::array templates{
    Template{ChordQuality::maj, bits({0, 4, 7})},         Template{ChordQuality::min, bits({0, 3, 7})},
    Template{ChordQuality::dim, bits({0, 3, 6})},         Template{ChordQuality::aug, bits({0, 4, 8})},
    Template{ChordQuality::seventh, bits({0, 4, 7, 10})}, Template{ChordQuality::maj7, bits({0, 4, 7, 11})},
    Template{ChordQuality::min7, bits({0, 3, 7, 10})},    Template{ChordQuality::hdim7, bits({0, 3, 6, 10})},
    Template{ChordQuality::dim7, bits({0, 3, 6, 9})}};

/// What begins in one bar.
struct Bar {
    std::array<int, 12> counts{}; ///< of each pitch class
    int lowest = 127;             ///< MIDI pitch
};

/// The number of the bar in which a moment lies, counted from the first metre.
class BarLines {
public:
    explicit BarLines(const Performance& performance) : tempo_(performance.tempo) {
        const bool stated = tempo_.origin == TempoOrigin::stated;
        const double bpm = stated ? 0 : estimateTempo(performance).bpm;
        secondsPerBar_ = bpm > 0 ? quartersPerBar * 60 / bpm : 0;
        if (!stated && secondsPerBar_ == 0) secondsPerBar_ = 2;
        for (const Metre& metre : tempo_.metres)
            if (stated && metre.numerator > 0 && metre.denominator > 0)
                spans_.push_back({metre.beat, 4.0 * metre.numerator / metre.denominator});
    }
    [[nodiscard]] long at(double seconds) const {
        if (secondsPerBar_ > 0) return std::lround(std::floor(seconds / secondsPerBar_));
        const double beat = tempo_.beatAt(seconds) + 1e-6;
        double bars = 0;
        double from = 0;
        double length = quartersPerBar;
        for (const Span& span : spans_) {
            if (span.beat > beat) break;
            bars += std::ceil((span.beat - from) / length);
            from = span.beat;
            length = span.quarters;
        }
        return std::lround(bars + std::floor((beat - from) / length));
    }

private:
    struct Span {
        double beat;
        double quarters; ///< in each bar
    };
    const TempoMap& tempo_;
    double secondsPerBar_ = 0; ///< 0: the file's own bars
    std::vector<Span> spans_;
};

/// The chord that shares most with a bar's most frequent pitch classes; of equals the one whose root comes
/// first above the bass.
Chord chordOf(const Bar& bar) {
    Chord chord;
    chord.bass = bar.lowest % 12;
    std::array<int, 12> above{}; // semitones above the bass, so that ties are broken alike in all keys
    for (int i = 0; i < 12; ++i)
        above[static_cast<std::size_t>(i)] = i;
    const auto count = [&](int i) { return bar.counts[static_cast<std::size_t>((chord.bass + i) % 12)]; };
    std::stable_sort(above.begin(), above.end(), [&](int a, int b) { return count(a) > count(b); });
    unsigned heard = 0;
    for (const int i : std::span(above).first(most))
        if (count(i) > 0) heard |= 1U << static_cast<unsigned>(i);
    int best = -100;
    for (unsigned root = 0; root < 12; ++root) {
        for (const Template& candidate : templates) {
            const unsigned wide = candidate.intervals << root;
            const unsigned tones = (wide | (wide >> 12U)) & 0xFFFU;
            const int score = 2 * std::popcount(tones & heard) - std::popcount(tones & ~heard)
                              - std::popcount(heard & ~tones);
            if (score <= best) continue;
            best = score;
            chord.root = (chord.bass + static_cast<int>(root)) % 12;
            chord.quality = candidate.quality;
        }
    }
    return chord;
}

/// 1, 2 or 3 when the third, fifth or seventh is in the bass; 0 for root position and foreign basses.
int inversionOf(const Chord& chord) {
    const int above = (chord.bass - chord.root + 12) % 12;
    return above == 3 || above == 4 ? 1 : above >= 6 && above <= 8 ? 2 : above >= 9 ? 3 : 0;
}

} // namespace

std::vector<std::string> barTokens(const Performance& performance) {
    const BarLines lines(performance);
    std::map<long, Bar> bars;
    for (const Note& note : performance.notes) {
        if (!hasUsableTimes(note)) continue;
        Bar& bar = bars[lines.at(note.onset)];
        ++bar.counts[note.pitch % 12U];
        bar.lowest = std::min<int>(bar.lowest, note.pitch);
    }
    const Key key = findKeys(cutSlices(performance), KeyModel::builtIn()).global;
    std::vector<std::string> tokens;
    for (const auto& [number, bar] : bars) {
        const Chord chord = chordOf(bar);
        std::string token = key.mode == Mode::major ? "M:" : "m:";
        token += romanNumeral(chord, key);
        if (const int inversion = inversionOf(chord); inversion > 0) {
            token += '/';
            token += std::to_string(inversion);
        }
        tokens.push_back(std::move(token));
    }
    return tokens;
}

} // namespace atos
