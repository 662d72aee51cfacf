// SPDX-License-Identifier: Apache-2.0
#include "analysis/features/gestures.h"

#include "analysis/usable_notes.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace atos {
namespace {

constexpr double sameFigure = 1.2;   ///< seconds; what comes later is no answer to what was before
constexpr int lowerHandTo = 64;      ///< E4: as high as a left hand's chords usually go
constexpr int bassTo = 50;           ///< D3: as high as a leaping bass usually starts
constexpr int belowTenor = 48;       ///< C3
constexpr int octave = 12;

/// Keys struck together, lowest first.
struct Struck {
    double seconds = 0;
    std::vector<int> keys;
};

/// A share that is counted up.
struct Share {
    double hits = 0;
    double all = 0;
    void add(bool hit) {
        hits += hit ? 1 : 0;
        all += 1;
    }
    [[nodiscard]] double value() const { return all > 0 ? std::min(1.0, hits / all) : 0; }
};

std::vector<Struck> struckTogether(const std::vector<Note>& notes) {
    std::vector<Struck> onsets;
    for (const Note& note : notes) {
        if (onsets.empty() || note.onset > onsets.back().seconds + chordSpread)
            onsets.push_back({note.onset, {}});
        onsets.back().keys.push_back(note.pitch);
    }
    for (Struck& onset : onsets) {
        std::sort(onset.keys.begin(), onset.keys.end());
        onset.keys.erase(std::unique(onset.keys.begin(), onset.keys.end()), onset.keys.end());
    }
    return onsets;
}

bool clashes(const std::vector<int>& keys) {
    for (std::size_t i = 0; i < keys.size(); ++i)
        for (std::size_t j = i + 1; j < keys.size(); ++j)
            if (const int interval = keys[j] - keys[i]; interval == 1 || interval == 11 || interval == 13)
                return true;
    return false;
}

void measureChords(const std::vector<Struck>& onsets, Gestures& gestures) {
    Share blocks;
    Share clashing;
    Share power;
    double keys = 0;
    for (const Struck& onset : onsets) {
        keys += static_cast<double>(onset.keys.size());
        blocks.add(onset.keys.size() >= 3);
        if (onset.keys.size() >= 2) clashing.add(clashes(onset.keys));
        power.add(onset.keys.size() >= 2 && onset.keys[1] < belowTenor + 2);
    }
    gestures.chordSize = keys / static_cast<double>(onsets.size());
    gestures.blocks = blocks.value();
    gestures.clashes = clashing.value();
    gestures.lowPower = power.value();
}

void measureLowerHand(const std::vector<Struck>& onsets, Gestures& gestures) {
    std::vector<Struck> lower;
    for (const Struck& onset : onsets) {
        const auto end = std::upper_bound(onset.keys.begin(), onset.keys.end(), lowerHandTo);
        if (end != onset.keys.begin()) lower.push_back({onset.seconds, {onset.keys.begin(), end}});
    }
    Share broken;
    Share leaps;
    for (std::size_t i = 1; i < lower.size(); ++i) {
        const Struck& from = lower[i - 1];
        const Struck& to = lower[i];
        if (to.seconds - from.seconds > sameFigure) continue;
        const int move = to.keys.front() - from.keys.front();
        const bool single = from.keys.size() == 1 && to.keys.size() == 1;
        broken.add(single && std::abs(move) >= 3 && std::abs(move) <= octave);
        const bool bass = from.keys.size() <= 2 && from.keys.back() - from.keys.front() <= octave
                          && from.keys.front() <= bassTo;
        leaps.add(bass && to.keys.size() >= 2 && move >= 7);
    }
    gestures.brokenChords = broken.value();
    // Bass and chord in turn are leaps at every other move.
    gestures.leapingBass = std::min(1.0, 2 * leaps.value());
}

void measureMelody(const std::vector<Struck>& onsets, Gestures& gestures) {
    Share runs;
    Share repetitions;
    for (std::size_t i = 2; i < onsets.size(); ++i) {
        if (onsets[i].seconds - onsets[i - 2].seconds > 2 * sameFigure) continue;
        const int before = onsets[i - 1].keys.back() - onsets[i - 2].keys.back();
        const int move = onsets[i].keys.back() - onsets[i - 1].keys.back();
        const bool onward = before != 0 && move != 0 && (before > 0) == (move > 0);
        runs.add(onward && std::abs(move) <= 2 && std::abs(before) <= 2);
        repetitions.add(move == 0);
    }
    gestures.runs = runs.value();
    gestures.repetitions = repetitions.value();
}

void measureWaits(const std::vector<Struck>& onsets, Gestures& gestures) {
    Share uneven;
    for (std::size_t i = 2; i < onsets.size(); ++i) {
        const double first = onsets[i - 1].seconds - onsets[i - 2].seconds;
        const double second = onsets[i].seconds - onsets[i - 1].seconds;
        if (first + second > sameFigure) continue;
        const double ratio = std::abs(std::log2(first / second));
        if (ratio < 0.3)
            uneven.add(false);
        else if (ratio > 0.55 && ratio < 1.4) // 1.46 to 2.64: swing is played from about 1.5 to 2.5
            uneven.add(true);
    }
    gestures.longShort = uneven.value();
    const double seconds = onsets.back().seconds - onsets.front().seconds;
    if (seconds > 0) gestures.onsetRate = static_cast<double>(onsets.size() - 1) / seconds;
}

void measureDetached(const std::vector<Note>& notes, Gestures& gestures) {
    Share detached;
    for (std::size_t i = 0, next = 0; i < notes.size(); ++i) {
        while (next < notes.size() && notes[next].onset <= notes[i].onset + chordSpread)
            ++next;
        if (next == notes.size()) break;
        const double wait = notes[next].onset - notes[i].onset;
        if (wait <= sameFigure) detached.add(notes[i].duration < wait / 2);
    }
    gestures.detached = detached.value();
}

} // namespace

Gestures measureGestures(const Performance& performance) {
    Gestures gestures;
    const std::vector<Note> notes = usableNotes(performance);
    if (notes.empty()) return gestures;
    const std::vector<Struck> onsets = struckTogether(notes);
    measureChords(onsets, gestures);
    measureLowerHand(onsets, gestures);
    measureMelody(onsets, gestures);
    measureWaits(onsets, gestures);
    measureDetached(notes, gestures);
    return gestures;
}

std::vector<Feature> Gestures::named() const {
    return {{"onset_rate", "onsets/s", onsetRate},
            {"chord_size", "keys", chordSize},
            {"blocks", "ratio", blocks},
            {"broken_chords", "ratio", brokenChords},
            {"runs", "ratio", runs},
            {"repetitions", "ratio", repetitions},
            {"leaping_bass", "ratio", leapingBass},
            {"long_short", "ratio", longShort},
            {"detached", "ratio", detached},
            {"clashes", "ratio", clashes},
            {"low_power", "ratio", lowPower}};
}

} // namespace atos
