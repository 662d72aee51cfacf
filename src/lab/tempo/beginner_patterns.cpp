// SPDX-License-Identifier: Apache-2.0
#include "lab/tempo/beginner_patterns.h"

#include "lab/tempo/played_ways.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace atos {

namespace {

constexpr std::array majorScale{0, 2, 4, 5, 7, 9, 11};

/// Writes notes in beats.
class Sheet {
public:
    Sheet(double bpm, int beatsPerBar, FastRandom& random)
        : bpm_(bpm), beatsPerBar_(beatsPerBar), random_(random),
          tonic_(55 + static_cast<int>(random.below(12))), loudness_(between(random, 50, 85)),
          stress_(between(random, 0, 14)) {}

    [[nodiscard]] int beatsPerBar() const { return beatsPerBar_; }
    [[nodiscard]] int tonic() const { return tonic_; }
    [[nodiscard]] int pitch(int degree) const {
        const int octave = degree >= 0 ? degree / 7 : -((6 - degree) / 7);
        return tonic_ + 12 * octave + majorScale[static_cast<std::size_t>(degree - 7 * octave)];
    }
    void strike(double beat, double beats, int pitch) {
        const double inBar = std::fmod(beat, beatsPerBar_);
        const bool onBeat = std::abs(inBar - std::round(inBar)) < 0.01;
        const double stress = inBar < 0.01 ? stress_ : onBeat ? 0.4 * stress_ : 0;
        const double velocity = std::clamp(loudness_ + stress, 1.0, 127.0);
        const double second = 60 / bpm_;
        take_.music.notes.push_back({beat * second, 0.9 * beats * second,
                                     static_cast<std::uint8_t>(std::clamp(pitch, 21, 108)),
                                     static_cast<std::uint8_t>(velocity)});
    }
    /// Three or four notes on a degree of the scale.
    void chord(double beat, double beats, int degree, int octaves) {
        for (const int third : {0, 2, 4})
            strike(beat, beats, pitch(degree + third) + 12 * octaves);
    }
    PatternTake finish(std::uint8_t numerator, std::uint8_t denominator, double quartersPerBeat) {
        take_.bpm = bpm_;
        take_.music.sort();
        take_.music.tempo.setTempo(0, 60 / bpm_ / quartersPerBeat);
        take_.music.tempo.origin = TempoOrigin::stated;
        take_.music.tempo.metres = {{0, numerator, denominator}};
        return std::move(take_);
    }
    FastRandom& random() { return random_; }

private:
    double bpm_;
    int beatsPerBar_;
    FastRandom& random_;
    int tonic_;
    double loudness_;
    double stress_;
    PatternTake take_;
};

bool chance(FastRandom& random, double share) {
    return static_cast<double>(random.unit()) < share;
}

/// The harmony of a whole take: four bars again and again.
class Harmony {
public:
    explicit Harmony(FastRandom& random)
        : degrees_(ways[random.below(static_cast<std::uint32_t>(ways.size()))]) {}
    [[nodiscard]] int of(int bar) const { return degrees_[static_cast<std::size_t>(bar % 4)]; }

private:
    static constexpr std::array<std::array<int, 4>, 6> ways{
        {{0, 4, 5, 3}, {0, 3, 4, 0}, {0, 5, 3, 4}, {5, 3, 0, 4}, {0, 0, 4, 0}, {0, 3, 0, 4}}};
    std::array<int, 4> degrees_;
};

/// A tune of steps and small leaps in note values that suit the beat, with long notes where phrases end.
void addTune(Sheet& sheet, int bars, int octaves, double quickness) {
    FastRandom& random = sheet.random();
    int degree = static_cast<int>(random.below(5));
    const double perBar = sheet.beatsPerBar();
    std::vector<double> rhythm;
    const auto drawBar = [&] {
        rhythm.clear();
        for (double at = 0; at < perBar - 1e-6;) {
            const double left = perBar - at;
            const bool onBeat = std::abs(at - std::round(at)) < 0.01;
            double length = 1;
            if (!onBeat)
                length = 0.5;
            else if (chance(random, quickness))
                length = 0.5;
            else if (chance(random, 0.12) && left >= 2)
                length = 2;
            else if (chance(random, 0.1) && left >= 2)
                length = 1.5;
            length = std::min(length, left);
            rhythm.push_back(length);
            at += length;
        }
    };
    std::array<std::vector<double>, 2> cells;
    for (auto& cell : cells) {
        drawBar();
        cell = rhythm;
    }
    for (int bar = 0; bar < bars; ++bar) {
        const bool ends = bar % 4 == 3;
        rhythm = chance(random, 0.7) ? cells[static_cast<std::size_t>(bar % 2)] : (drawBar(), rhythm);
        double at = 0;
        for (double length : rhythm) {
            if (ends && at >= perBar / 2 - 0.01) length = perBar - at;
            degree = std::clamp(degree + static_cast<int>(random.below(5)) - 2, -2, 9);
            if (chance(random, 0.15)) degree = std::clamp(degree, 0, 4);
            sheet.strike(bar * perBar + at, length, sheet.pitch(degree) + 12 * octaves);
            at += length;
            if (ends && at >= perBar - 0.01) break;
        }
    }
}

int barsFor(double bpm, int beatsPerBar, FastRandom& random) {
    const double seconds = between(random, 8, 30);
    return std::clamp(static_cast<int>(seconds * bpm / 60 / beatsPerBar), 2, 40);
}

int threeOrFour(FastRandom& random) {
    return chance(random, 0.3) ? 3 : 4;
}

PatternTake tune(FastRandom& random, bool chords, int octaves) {
    const int perBar = threeOrFour(random);
    const double bpm = between(random, 72, 138);
    Sheet sheet(bpm, perBar, random);
    const int bars = barsFor(bpm, perBar, random);
    if (perBar == 3 && chance(random, 0.4)) sheet.strike(2, 1, sheet.pitch(4));
    addTune(sheet, bars, octaves, between(random, 0.05, 0.4));
    if (chords) {
        const Harmony harmony(random);
        const bool halves = perBar == 4 && chance(random, 0.4);
        for (int bar = 0; bar < bars; ++bar) {
            sheet.chord(bar * perBar, halves ? 2 : perBar, harmony.of(bar), -1);
            if (halves) sheet.chord(bar * perBar + 2, 2, harmony.of(bar), -1);
        }
    }
    return sheet.finish(static_cast<std::uint8_t>(perBar), 4, 1);
}

/// Alberti's bass, in halves or quarters of the beat.
PatternTake brokenBass(FastRandom& random) {
    const bool quarters = chance(random, 0.35);
    const double bpm = quarters ? between(random, 60, 116) : between(random, 84, 150);
    Sheet sheet(bpm, 4, random);
    const int bars = barsFor(bpm, 4, random);
    const Harmony harmony(random);
    const double step = quarters ? 0.25 : 0.5;
    constexpr std::array order{0, 4, 2, 4};
    for (int bar = 0; bar < bars; ++bar)
        for (int i = 0; i * step < 4; ++i)
            sheet.strike(4 * bar + i * step, step,
                         sheet.pitch(harmony.of(bar) + order[static_cast<std::size_t>(i % 4)]) - 12);
    addTune(sheet, bars, 1, quarters ? 0.45 : 0.2);
    return sheet.finish(4, 4, 1);
}

PatternTake oomPah(FastRandom& random, int perBar) {
    const double bpm = perBar == 3 ? between(random, 96, 190) : between(random, 76, 132);
    Sheet sheet(bpm, perBar, random);
    const int bars = barsFor(bpm, perBar, random);
    const Harmony harmony(random);
    const bool halves = perBar == 4 && chance(random, 0.35); // the chord between the beats
    for (int bar = 0; bar < bars; ++bar) {
        const int degree = harmony.of(bar);
        for (int beat = 0; beat < perBar; ++beat) {
            const double at = perBar * bar + beat;
            if (halves) {
                sheet.strike(at, 0.5, sheet.pitch(degree + (beat % 2 == 0 ? 0 : 4)) - 24);
                sheet.chord(at + 0.5, 0.5, degree, -1);
            } else if (beat == 0 || (perBar == 4 && beat == 2)) {
                sheet.strike(at, 1, sheet.pitch(degree + (beat == 0 ? 0 : 4)) - 24);
            } else {
                sheet.chord(at, 1, degree, -1);
            }
        }
    }
    if (chance(random, 0.75)) addTune(sheet, bars, 1, perBar == 3 ? 0.15 : halves ? 0.5 : 0.25);
    return sheet.finish(static_cast<std::uint8_t>(perBar), 4, 1);
}

/// Chords again and again on each beat, or its halves, over a bass.
PatternTake poundedChords(FastRandom& random) {
    const double bpm = between(random, 66, 132);
    Sheet sheet(bpm, 4, random);
    const int bars = barsFor(bpm, 4, random);
    const Harmony harmony(random);
    const unsigned kind = random.below(4); // whole, halves of the bar, beats, halves of the beat
    const double step = kind == 0 ? 4 : kind == 1 ? 2 : kind == 2 ? 1 : 0.5;
    for (int bar = 0; bar < bars; ++bar) {
        const int degree = harmony.of(bar);
        for (double at = 0; at < 4; at += step)
            sheet.chord(4 * bar + at, step, degree, 0);
        sheet.strike(4 * bar, 4, sheet.pitch(degree) - 24);
        if (kind >= 2 && chance(random, 0.4)) sheet.strike(4 * bar + 2.5, 1.5, sheet.pitch(degree) - 24);
    }
    if (kind < 2) addTune(sheet, bars, 1, 0.3);
    return sheet.finish(4, 4, 1);
}

/// Chords broken upwards in halves or quarters of a slow beat, with the pedal.
PatternTake ballad(FastRandom& random) {
    const bool quarters = chance(random, 0.3);
    const double bpm = quarters ? between(random, 50, 76) : between(random, 56, 92);
    Sheet sheet(bpm, 4, random);
    const int bars = barsFor(bpm, 4, random);
    const Harmony harmony(random);
    const double step = quarters ? 0.25 : 0.5;
    constexpr std::array order{0, 4, 7, 9, 11, 9, 7, 4};
    for (int bar = 0; bar < bars; ++bar)
        for (int i = 0; i * step < 4; ++i)
            sheet.strike(4 * bar + i * step, 2 * step,
                         sheet.pitch(harmony.of(bar) + order[static_cast<std::size_t>(i % 8)]) - 24);
    if (chance(random, 0.7)) addTune(sheet, bars, 1, 0.2);
    return sheet.finish(4, 4, 1);
}

/// Long and short: two thirds and one third of the beat.
PatternTake shuffle(FastRandom& random) {
    const double bpm = between(random, 84, 152);
    Sheet sheet(bpm, 4, random);
    const int bars = barsFor(bpm, 4, random);
    constexpr std::array blues{0, 0, 0, 0, 3, 3, 0, 0, 4, 3, 0, 0};
    const double swing = between(random, 0.6, 0.7);
    for (int bar = 0; bar < bars; ++bar) {
        const int degree = blues[static_cast<std::size_t>(bar % 12)];
        for (int beat = 0; beat < 4; ++beat) {
            const double at = 4 * bar + beat;
            const int sixth = beat % 2 == 0 ? 4 : 5;
            for (const int above : {0, sixth}) {
                sheet.strike(at, swing, sheet.pitch(degree + above) - 24);
                sheet.strike(at + swing, 1 - swing, sheet.pitch(degree + above) - 24);
            }
            if (chance(random, 0.5))
                sheet.strike(at, swing, sheet.pitch(degree + static_cast<int>(random.below(8))) + 12);
            if (chance(random, 0.35))
                sheet.strike(at + swing, 1 - swing,
                             sheet.pitch(degree + static_cast<int>(random.below(8))) + 12);
        }
    }
    return sheet.finish(4, 4, 1);
}

/// A bass note on each beat, chords where they surprise.
PatternTake walking(FastRandom& random) {
    const double bpm = between(random, 104, 208);
    Sheet sheet(bpm, 4, random);
    const int bars = barsFor(bpm, 4, random);
    const Harmony harmony(random);
    const bool walks = chance(random, 0.6);
    constexpr std::array<std::array<double, 2>, 5> places{
        {{0, 1.667}, {1.667, 3}, {0.667, 2.667}, {0, 2.667}, {1, 3}}};
    const auto usual = places[random.below(5)];
    for (int bar = 0; bar < bars; ++bar) {
        const int degree = harmony.of(bar);
        for (int beat = 0; beat < 4; beat += walks ? 1 : 2)
            sheet.strike(4 * bar + beat, walks ? 1 : 2,
                         sheet.pitch(degree + 2 * (beat % 4) - (beat == 3 ? 1 : 0)) - 24);
        const auto& place = chance(random, 0.6) ? usual : places[random.below(5)];
        for (const double at : place)
            for (const int third : {2, 4, 6})
                sheet.strike(4 * bar + at, 0.6, sheet.pitch(degree + third));
        if (chance(random, 0.4))
            for (int i = 0; i < 4; ++i)
                sheet.strike(4 * bar + i + (i % 2 == 0 ? 0 : 0.667), 0.4,
                             sheet.pitch(degree + static_cast<int>(random.below(9))) + 12);
    }
    return sheet.finish(4, 4, 1);
}

PatternTake scale(FastRandom& random) {
    const unsigned kind = random.below(3); // beats, halves, quarters
    const double bpm = kind == 0   ? between(random, 76, 160)
                       : kind == 1 ? between(random, 66, 132)
                                   : between(random, 54, 100);
    Sheet sheet(bpm, 4, random);
    const double step = kind == 0 ? 1 : kind == 1 ? 0.5 : 0.25;
    const int octaves = 1 + static_cast<int>(random.below(2));
    const int top = 7 * octaves;
    const bool bothHands = chance(random, 0.4);
    const int rounds = 1 + static_cast<int>(random.below(3));
    double at = 0;
    for (int round = 0; round < rounds; ++round)
        for (int i = 0; i <= 2 * top; ++i) {
            const int degree = i <= top ? i : 2 * top - i;
            const bool last = i == 2 * top;
            const double length = last ? std::max(step, std::ceil(at + step) - at) : step;
            sheet.strike(at, length, sheet.pitch(degree));
            if (bothHands) sheet.strike(at, length, sheet.pitch(degree) - 12);
            at += length;
        }
    return sheet.finish(4, 4, 1);
}

/// Thirds of the beat: 6/8.
PatternTake compound(FastRandom& random) {
    const double bpm = between(random, 46, 92);
    Sheet sheet(bpm, 2, random);
    const int bars = barsFor(bpm, 2, random);
    const Harmony harmony(random);
    constexpr std::array order{0, 2, 4, 7, 4, 2};
    const bool lilting = chance(random, 0.4);
    for (int bar = 0; bar < bars; ++bar)
        for (int i = 0; i < 6; ++i) {
            const double at = 2 * bar + i / 3.0;
            if (!lilting)
                sheet.strike(at, 1 / 3.0,
                             sheet.pitch(harmony.of(bar) + order[static_cast<std::size_t>(i)]) - 12);
            if (lilting && i % 3 != 1)
                sheet.strike(at, i % 3 == 0 ? 2 / 3.0 : 1 / 3.0,
                             sheet.pitch(static_cast<int>(random.below(8))) + 12);
            if (lilting && i % 3 == 0) sheet.strike(at, 1, sheet.pitch(harmony.of(bar)) - 12);
        }
    if (!lilting) {
        for (int bar = 0; bar < bars; ++bar)
            for (int beat = 0; beat < 2; ++beat)
                if (chance(random, 0.8))
                    sheet.strike(2 * bar + beat, 1,
                                 sheet.pitch(harmony.of(bar) + 2 * static_cast<int>(random.below(3))) + 12);
    }
    return sheet.finish(6, 8, 1.5);
}

/// A chord or bass every beat or two, slowly, with variations above that grow quicker.
PatternTake ground(FastRandom& random) {
    const double bpm = between(random, 50, 84);
    Sheet sheet(bpm, 4, random);
    const int bars = barsFor(bpm, 4, random);
    constexpr std::array bass{0, 4, 5, 2, 3, 0, 3, 4};
    const bool slow = chance(random, 0.6);         // two beats a chord
    const bool bare = slow && chance(random, 0.6); // one round of chords alone, then the tune
    for (int beat = 0; beat < 4 * bars; beat += slow ? 2 : 1) {
        const int degree = bass[static_cast<std::size_t>(beat / (slow ? 2 : 1) % 8)];
        const double length = slow ? 2 : 1;
        sheet.strike(beat, length, sheet.pitch(degree) - 24);
        if (chance(random, 0.6)) sheet.chord(beat, length, degree, -1);
        if (bare && beat < 16) {
            for (const int third : {2, 4})
                sheet.strike(beat, length, sheet.pitch(degree + third) + 12);
            continue;
        }
        const int pace = beat < 2 * bars ? 1 : 2; // notes a beat above
        for (int i = 0; i < (slow ? 2 : 1) * pace; ++i)
            sheet.strike(beat + static_cast<double>(i) / pace, 1.0 / pace,
                         sheet.pitch(degree + 2 * static_cast<int>(random.below(3))) + 12);
    }
    return sheet.finish(4, 4, 1);
}

/// Quick figures, four to a beat, with a bass on the beat; also counted in eighths of 3/8.
PatternTake sixteenths(FastRandom& random) {
    const bool three = chance(random, 0.4);
    const double bpm = three ? between(random, 108, 168) : between(random, 60, 116);
    const int perBar = three ? 3 : 4;
    const int perBeat = three ? 2 : 4;
    Sheet sheet(bpm, perBar, random);
    const int bars = barsFor(bpm, perBar, random);
    const Harmony harmony(random);
    for (int bar = 0; bar < bars; ++bar) {
        int degree = harmony.of(bar) + static_cast<int>(random.below(4));
        const bool rests = three && chance(random, 0.4);
        for (int i = 0; i < perBar * perBeat; ++i) {
            degree = std::clamp(degree + static_cast<int>(random.below(3)) - 1, -2, 9);
            if (rests && (i == 1 || i > 4)) continue;
            sheet.strike(perBar * bar + static_cast<double>(i) / perBeat, 1.0 / perBeat,
                         sheet.pitch(degree) + 12);
        }
        for (int beat = 0; beat < perBar; beat += three ? 3 : 2) {
            sheet.strike(perBar * bar + beat, 1, sheet.pitch(harmony.of(bar)) - 12);
            if (three)
                for (const int i : {1, 2})
                    sheet.strike(perBar * bar + 0.5 * i, 0.5, sheet.pitch(harmony.of(bar) + 2 + 2 * i) - 12);
        }
    }
    return three ? sheet.finish(3, 8, 0.5) : sheet.finish(4, 4, 1);
}

/// Chords of 3/8 broken in sixteenths from the left hand into the right, between turns of one hand alone.
PatternTake handToHand(FastRandom& random) {
    const double bpm = between(random, 100, 176);
    Sheet sheet(bpm, 3, random);
    const int bars = barsFor(bpm, 3, random);
    const Harmony harmony(random);
    const int upbeats = chance(random, 0.6) ? 2 : 0; // sixteenths before the first bar
    const double first = upbeats > 0 ? 1 : 0;
    for (int i = 0; i < upbeats; ++i)
        sheet.strike(0.5 * i, 0.5, sheet.pitch(4 - i) + 12);
    const int alone = 1 + static_cast<int>(random.below(2)); // bars at the beginning of each phrase
    const int phrase = alone + 2 + static_cast<int>(random.below(3));
    for (int bar = 0; bar < bars; ++bar) {
        const int degree = harmony.of(bar);
        const double at = first + 3 * bar;
        if (bar % phrase < alone) {
            const bool turning = bar % phrase == 0 || chance(random, 0.5);
            for (int i = 0; i < 6; ++i)
                sheet.strike(at + 0.5 * i, 0.5,
                             sheet.pitch(degree + 4 + (turning ? i % 2 : static_cast<int>(random.below(4))))
                                 + 12);
            continue;
        }
        sheet.strike(at, 1.5, sheet.pitch(degree + 2) + 12);
        for (int i = 0; i < 3; ++i) {
            sheet.strike(at + 0.5 * i, 0.5, sheet.pitch(degree + (i == 2 ? 7 : 4 * i)) - 24);
            sheet.strike(at + 1.5 + 0.5 * i, 0.5, sheet.pitch(degree + 2 * i - 2));
        }
    }
    return sheet.finish(3, 8, 0.5);
}

} // namespace

std::string_view nameOf(BeginnerPattern pattern) {
    constexpr std::array<std::string_view, beginnerPatterns> names{
        "tune",           "tune with chords", "broken bass",  "oom-pah",    "waltz",
        "pounded chords", "ballad",           "shuffle",      "walking",    "scale",
        "compound",       "ground",           "treble alone", "sixteenths", "hand to hand"};
    return names[static_cast<std::size_t>(pattern)];
}

PatternTake beginnerTake(BeginnerPattern pattern, FastRandom& random) {
    switch (pattern) {
    case BeginnerPattern::tune:
        return tune(random, false, 0);
    case BeginnerPattern::tuneWithChords:
        return tune(random, true, 1);
    case BeginnerPattern::brokenBass:
        return brokenBass(random);
    case BeginnerPattern::oomPah:
        return oomPah(random, 4);
    case BeginnerPattern::waltz:
        return oomPah(random, 3);
    case BeginnerPattern::poundedChords:
        return poundedChords(random);
    case BeginnerPattern::ballad:
        return ballad(random);
    case BeginnerPattern::shuffle:
        return shuffle(random);
    case BeginnerPattern::walking:
        return walking(random);
    case BeginnerPattern::scale:
        return scale(random);
    case BeginnerPattern::compound:
        return compound(random);
    case BeginnerPattern::ground:
        return ground(random);
    case BeginnerPattern::trebleAlone:
        return tune(random, false, 1);
    case BeginnerPattern::handToHand:
        return handToHand(random);
    case BeginnerPattern::sixteenths:
        break;
    }
    return sixteenths(random);
}

} // namespace atos
