// SPDX-License-Identifier: Apache-2.0
#include "music/stuck_notes.h"

#include <algorithm>

namespace atos {
namespace {

constexpr double longestNote = 60; ///< seconds
constexpr double outlasting = 10;  ///< seconds after the end of everything else
constexpr double leastLeft = 4;    ///< seconds of a note that began when all else had ended

} // namespace

std::size_t endStuckNotes(std::vector<Note>& notes) {
    double musicEnds = -1;
    bool anyLong = false;
    for (const Note& note : notes) {
        if (note.duration > longestNote)
            anyLong = true;
        else
            musicEnds = std::max(musicEnds, note.end());
    }
    if (!anyLong || musicEnds < 0) return 0;
    std::size_t stuck = 0;
    for (Note& note : notes) {
        if (note.duration <= longestNote || note.end() <= musicEnds + outlasting) continue;
        note.duration = std::max(musicEnds - note.onset, leastLeft);
        ++stuck;
    }
    return stuck;
}

} // namespace atos
