// SPDX-License-Identifier: Apache-2.0
#include "music/stuck_notes.h"

#include <algorithm>

namespace atos {
namespace {

constexpr double longestNote = 60; ///< seconds
constexpr double outlasting = 10;  ///< seconds after the end of everything else
constexpr double leastLeft = 4;    ///< seconds of a note that began when all else had ended

bool isLong(const Note& note) {
    return note.duration > longestNote;
}

} // namespace

std::size_t endStuckNotes(std::vector<Note>& notes) {
    if (std::none_of(notes.begin(), notes.end(), isLong)) return 0;
    double musicEnds = -1;
    for (const Note& note : notes)
        if (!isLong(note)) musicEnds = std::max(musicEnds, note.end());
    if (musicEnds < 0) return 0;
    std::size_t stuck = 0;
    for (Note& note : notes) {
        if (!isLong(note) || note.end() <= musicEnds + outlasting) continue;
        note.duration = std::max(musicEnds - note.onset, leastLeft);
        ++stuck;
    }
    return stuck;
}

} // namespace atos
