// SPDX-License-Identifier: Apache-2.0
#include "style/texture_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace atos {
namespace {

constexpr int middle = 60;
constexpr double sameLine = 2; ///< seconds; after a longer wait a line begins anew

void appendRegisters(const FeatureView& view, std::vector<float>& features) {
    Histogram registers(11);
    std::vector<int> pitches;
    for (const Note& note : view.music.notes) {
        registers.add((note.pitch - 21) / 8);
        pitches.push_back(note.pitch);
    }
    registers.appendTo(features);
    std::sort(pitches.begin(), pitches.end());
    for (const double share : {0.02, 0.1, 0.5, 0.9, 0.98}) {
        const double place = share * static_cast<double>(pitches.size());
        features.push_back(
            pitches.empty() ? 0.0F : static_cast<float>(pitches[static_cast<std::size_t>(place)]) / 64);
    }
}

void appendChordsAsStruck(const FeatureView& view, std::vector<float>& features) {
    Histogram sizes(7);
    Histogram neighbours(16);
    Histogram aboveLowest(12);
    Histogram spans(9);
    Histogram hands(3);
    Histogram doublings(3);
    for (const ChordOnset& onset : view.onsets) {
        sizes.add(static_cast<std::ptrdiff_t>(onset.pitches.size()) - 1);
        hands.add(onset.high() < middle ? 0 : (onset.low() >= middle ? 1 : 2));
        if (onset.pitches.size() < 2) continue;
        spans.add((onset.high() - onset.low()) / 6);
        bool octave = false;
        for (std::size_t i = 1; i < onset.pitches.size(); ++i) {
            const int interval = onset.pitches[i] - onset.pitches[i - 1];
            neighbours.add(interval <= 12 ? interval : (interval <= 19 ? 13 : (interval <= 31 ? 14 : 15)));
            aboveLowest.add((onset.pitches[i] - onset.low()) % 12);
            octave = octave || interval == 12;
        }
        doublings.add(octave ? (onset.pitches.size() == 2 ? 0 : 1) : 2);
    }
    for (const Histogram* part : {&sizes, &neighbours, &aboveLowest, &spans, &hands, &doublings})
        part->appendTo(features);
}

/// The notes above (or below) which none sounds when they begin.
std::vector<const Note*> outerLine(const std::vector<Note>& notes, bool top) {
    constexpr double together = 0.03;
    constexpr std::size_t keys = 88; // more notes than keys cannot begin together
    const auto beyond = [top](int a, int b) { return top ? a > b : a < b; };
    std::array<double, 128> releases{};
    std::vector<const Note*> line;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const Note& note = notes[i];
        bool outer = true;
        for (int key = 0; key < 128 && outer; ++key)
            outer =
                !beyond(key, note.pitch) || releases[static_cast<std::size_t>(key)] <= note.onset + together;
        const std::size_t last = std::min(notes.size(), i + keys);
        for (std::size_t next = i + 1; outer && next < last && notes[next].onset < note.onset + together;
             ++next)
            outer = !beyond(notes[next].pitch, note.pitch);
        if (outer) line.push_back(&note);
        releases[note.pitch] = std::max(releases[note.pitch], note.end());
    }
    return line;
}

/// Repeated, step up, step down, leap up, leap down.
int motion(int interval) {
    if (interval == 0) return 0;
    const int leap = std::abs(interval) > 2 ? 2 : 0;
    return (interval > 0 ? 1 : 2) + leap;
}

void appendLine(const std::vector<const Note*>& line, std::vector<float>& features) {
    Histogram intervals(27);
    Histogram turns(25);
    Histogram waits(10);
    int before = -1;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double wait = line[i]->onset - line[i - 1]->onset;
        if (wait > sameLine) {
            before = -1;
            continue;
        }
        const int interval = line[i]->pitch - line[i - 1]->pitch;
        intervals.add(interval + 13);
        waits.add(std::lround(2 * std::log2(std::max(wait, 0.01) / 0.06)));
        if (before >= 0) turns.add(before * 5 + motion(interval));
        before = motion(interval);
    }
    for (const Histogram* part : {&intervals, &turns, &waits})
        part->appendTo(features);
}

/// How single notes follow each other: scales, broken chords, trills, tremolos, zigzags, repetitions.
void appendFigurations(const FeatureView& view, std::vector<float>& features) {
    enum Figure { scale, arpeggio, trill, tremolo, repetition, zigzag, other, figures };
    Histogram counts(figures);
    for (std::size_t i = 2; i < view.onsets.size(); ++i) {
        const ChordOnset& a = view.onsets[i - 2];
        const ChordOnset& b = view.onsets[i - 1];
        const ChordOnset& c = view.onsets[i];
        if (c.seconds - a.seconds > sameLine) continue;
        const int first = b.high() - a.high();
        const int second = c.high() - b.high();
        const bool onward = (first > 0) == (second > 0) && first != 0 && second != 0;
        const bool steps = std::abs(first) <= 2 && std::abs(second) <= 2;
        if (first == 0 && second == 0)
            counts.add(repetition);
        else if (onward && steps)
            counts.add(scale);
        else if (onward && std::abs(first) <= 12 && std::abs(second) <= 12)
            counts.add(arpeggio);
        else if (first == -second)
            counts.add(std::abs(first) <= 2 ? trill : tremolo);
        else if (first != 0 && second != 0 && !onward)
            counts.add(zigzag);
        else
            counts.add(other);
    }
    counts.appendTo(features);
}

/// How many keys are held, by time.
void appendPolyphony(const FeatureView& view, std::vector<float>& features) {
    std::vector<std::pair<double, int>> changes;
    for (const Note& note : view.music.notes) {
        changes.emplace_back(note.onset, 1);
        changes.emplace_back(note.end(), -1);
    }
    std::sort(changes.begin(), changes.end());
    Histogram held(8);
    int keys = 0;
    for (std::size_t i = 0; i + 1 < changes.size(); ++i) {
        keys += changes[i].second;
        held.add(keys, std::min(sameLine, changes[i + 1].first - changes[i].first));
    }
    held.appendTo(features);
}

/// Highest and lowest line between onsets: parallel, similar, contrary, oblique, neither moves.
void appendMotions(const FeatureView& view, std::vector<float>& features) {
    Histogram motions(5);
    for (std::size_t i = 1; i < view.onsets.size(); ++i) {
        const ChordOnset& a = view.onsets[i - 1];
        const ChordOnset& b = view.onsets[i];
        if (a.pitches.size() < 2 || b.pitches.size() < 2 || b.seconds - a.seconds > sameLine) continue;
        const int above = b.high() - a.high();
        const int below = b.low() - a.low();
        if (above == 0 && below == 0)
            motions.add(4);
        else if (above == 0 || below == 0)
            motions.add(3);
        else if ((above > 0) != (below > 0))
            motions.add(2);
        else
            motions.add(above == below ? 0 : 1);
    }
    motions.appendTo(features);
}

} // namespace

void appendTexture(const FeatureView& view, std::vector<float>& features) {
    appendRegisters(view, features);
    appendChordsAsStruck(view, features);
    appendLine(outerLine(view.music.notes, true), features);
    appendLine(outerLine(view.music.notes, false), features);
    appendFigurations(view, features);
    appendPolyphony(view, features);
    appendMotions(view, features);
}

} // namespace atos
