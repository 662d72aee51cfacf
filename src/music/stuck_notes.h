// SPDX-License-Identifier: Apache-2.0
// Notes that a keyboard or a sequencer forgot to end. Internal to music; any thread, pure function.
#pragma once

#include "music/performance.h"

#include <cstddef>
#include <vector>

namespace atos {

/// Ends notes of more than a minute that outlast all others by more than ten seconds where the others end: no
/// piano sounds that long, and one such note would make an hour of a minute's music. Returns how many. Where
/// every note is that long nothing is changed: that is how the music goes.
std::size_t endStuckNotes(std::vector<Note>& notes);

} // namespace atos
