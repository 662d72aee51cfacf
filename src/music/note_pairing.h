// SPDX-License-Identifier: Apache-2.0
// Which note-off ends which note-on, when one is missing. Internal to music.
#pragma once

#include "music/smf_ticks.h"

#include <cstddef>
#include <span>
#include <vector>

namespace atos {

struct Pairing {
    bool lastWaits = false; ///< nothing ends the key's last note
    std::vector<std::size_t>
        twice; ///< struck twice at one moment: notes that are not wanted, by rising index
};

/// Notes on one key end in the order they began, so a missing note-off lets each later note end with the one
/// after it. Pairs them anew: a note ends with the first note-off after it or where its key is struck again,
/// whichever comes first, and of two strikes at one moment the louder stays. `struck` are the key's notes by
/// onset; the last `waiting` of them, at least one, have no end yet.
[[nodiscard]] Pairing pairAnew(TickNotes& notes, std::span<const std::size_t> struck, std::size_t waiting);

/// Takes out the notes with these indices, each named once and in rising order.
void eraseNotes(TickNotes& notes, const std::vector<std::size_t>& unwanted);

} // namespace atos
