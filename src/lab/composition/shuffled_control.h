// SPDX-License-Identifier: Apache-2.0
// Real notes without their music: what every generator must beat. Any thread.
#pragma once

#include "compose/note_grid.h"

#include <cstdint>
#include <span>
#include <vector>

namespace atos {

/// As many clips with as many notes each, but the notes' steps in time, lengths, pitches and velocities are
/// each shuffled by themselves over all clips: every note is like a real one, and no two belong together.
[[nodiscard]] std::vector<NoteGrid> shuffledControl(std::span<const NoteGrid> clips, std::uint64_t seed);

} // namespace atos
