// SPDX-License-Identifier: Apache-2.0
#include "music/note_pairing.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace atos {

Pairing pairAnew(TickNotes& notes, std::span<const std::size_t> struck, std::size_t waiting) {
    std::vector<std::pair<double, std::uint8_t>> releases; // tick and velocity of each note-off of the key
    for (const std::size_t i : struck.first(struck.size() - waiting))
        releases.emplace_back(notes[i].end, notes[i].releaseVelocity);
    for (const std::size_t i : struck.last(waiting))
        notes[i].releaseVelocity = 0;
    auto release = releases.begin();
    Pairing pairing;
    for (std::size_t i = 0; i < struck.size(); ++i) {
        TickNote& note = notes[struck[i]];
        while (release != releases.end() && release->first < note.onset)
            ++release;
        const bool released = release != releases.end();
        if (i + 1 < struck.size()) {
            TickNote& next = notes[struck[i + 1]];
            if (released && release->first <= next.onset) {
                std::tie(note.end, note.releaseVelocity) = *release++;
            } else {
                note.end = next.onset;
                if (note.onset < next.onset) continue;
                next.velocity = std::max(next.velocity, note.velocity);
                pairing.twice.push_back(struck[i]);
            }
        } else if (released) {
            std::tie(note.end, note.releaseVelocity) = *release;
        } else {
            pairing.lastWaits = true;
        }
    }
    return pairing;
}

void eraseNotes(TickNotes& notes, const std::vector<std::size_t>& unwanted) {
    auto next = unwanted.begin();
    std::size_t index = 0;
    const std::span<TickNote> all = notes.from(0);
    const auto kept = std::remove_if(all.begin(), all.end(), [&](const TickNote&) {
        const bool erased = next != unwanted.end() && *next == index++;
        next += erased;
        return erased;
    });
    notes.resize(static_cast<std::size_t>(kept - all.begin()));
}

} // namespace atos
