// SPDX-License-Identifier: Apache-2.0
#include "app/score/voices.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace atos {
namespace {

/// At most two chords, the higher first, of notes that begin together: the shortest notes and the others.
std::vector<PlacedChord> chordsOf(const std::vector<PlacedNote>& notes) {
    std::map<int, PlacedChord> byEnd;
    for (const PlacedNote& note : notes) {
        PlacedChord& chord = byEnd[note.end];
        chord.start = note.start;
        chord.end = note.end;
        chord.pitches.push_back(note.pitch);
    }
    while (byEnd.size() > 2) { // the longest are told as the next shorter: never longer than they are
        const auto longest = std::prev(byEnd.end());
        PlacedChord& next = std::prev(longest)->second;
        next.pitches.insert(next.pitches.end(), longest->second.pitches.begin(),
                            longest->second.pitches.end());
        byEnd.erase(longest);
    }
    std::vector<PlacedChord> chords;
    for (auto& [end, chord] : byEnd) {
        std::sort(chord.pitches.begin(), chord.pitches.end());
        chords.push_back(std::move(chord));
    }
    const auto height = [](const PlacedChord& chord) {
        return std::accumulate(chord.pitches.begin(), chord.pitches.end(), 0.0)
               / static_cast<double>(chord.pitches.size());
    };
    if (chords.size() == 2 && height(chords[0]) < height(chords[1])) std::swap(chords[0], chords[1]);
    return chords;
}

} // namespace

std::array<std::vector<PlacedChord>, 2> voicesOf(std::vector<PlacedNote> notes) {
    const auto byStart = [](const PlacedNote& a, const PlacedNote& b) {
        return std::tie(a.start, a.pitch, b.end) < std::tie(b.start, b.pitch, a.end);
    };
    std::sort(notes.begin(), notes.end(), byStart);
    const auto same = [](const PlacedNote& a, const PlacedNote& b) {
        return a.start == b.start && a.pitch == b.pitch;
    };
    notes.erase(std::unique(notes.begin(), notes.end(), same), notes.end());

    std::array<std::vector<PlacedChord>, 2> voices;
    const auto freeFrom = [&voices](std::size_t voice) {
        return voices.at(voice).empty() ? 0 : voices.at(voice).back().end;
    };
    const auto put = [&voices](std::size_t voice, PlacedChord chord) {
        std::vector<PlacedChord>& line = voices.at(voice);
        if (!line.empty()) line.back().end = std::min(line.back().end, chord.start);
        line.push_back(std::move(chord));
    };
    for (std::size_t i = 0; i < notes.size();) {
        std::size_t next = i;
        while (next < notes.size() && notes[next].start == notes[i].start)
            ++next;
        std::vector<PlacedChord> chords = chordsOf({notes.begin() + static_cast<std::ptrdiff_t>(i),
                                                    notes.begin() + static_cast<std::ptrdiff_t>(next)});
        if (chords.size() == 2) {
            put(0, std::move(chords[0]));
            put(1, std::move(chords[1]));
        } else {
            const int start = chords[0].start;
            const bool upper = freeFrom(0) <= start || (freeFrom(1) > start && freeFrom(0) <= freeFrom(1));
            put(upper ? 0 : 1, std::move(chords[0]));
        }
        i = next;
    }
    return voices;
}

} // namespace atos
