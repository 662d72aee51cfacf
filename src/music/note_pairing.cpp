// SPDX-License-Identifier: Apache-2.0
#include "music/note_pairing.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace atos {

Pairing pairAnew(std::vector<Note>& notes, std::span<const std::size_t> struck, std::size_t waiting) {
    std::vector<std::pair<double, std::uint8_t>> releases; // tick and velocity of each note-off of the key
    for (const std::size_t i : struck.first(struck.size() - waiting))
        releases.emplace_back(notes[i].duration, notes[i].releaseVelocity);
    auto release = releases.begin();
    Pairing pairing;
    for (std::size_t i = 0; i < struck.size(); ++i) {
        Note& note = notes[struck[i]];
        while (release != releases.end() && release->first < note.onset)
            ++release;
        const bool released = release != releases.end();
        if (i + 1 < struck.size()) {
            Note& next = notes[struck[i + 1]];
            if (released && release->first <= next.onset) {
                std::tie(note.duration, note.releaseVelocity) = *release++;
            } else {
                note.duration = next.onset;
                if (note.onset < next.onset) continue;
                next.velocity = std::max(next.velocity, note.velocity);
                pairing.twice.push_back(struck[i]);
            }
        } else if (released) {
            std::tie(note.duration, note.releaseVelocity) = *release;
        } else {
            pairing.lastWaits = true;
        }
    }
    return pairing;
}

void eraseNotes(std::vector<Note>& notes, const std::vector<std::size_t>& unwanted) {
    auto next = unwanted.begin();
    std::size_t index = 0;
    std::erase_if(notes, [&](const Note&) {
        const bool erased = next != unwanted.end() && *next == index++;
        next += erased;
        return erased;
    });
}

} // namespace atos
