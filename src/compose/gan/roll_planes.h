// SPDX-License-Identifier: Apache-2.0
// The image GAN's picture of music: onset, sounding and velocity of every key and column. Any thread.
#pragma once

#include "compose/note_grid.h"

#include <span>
#include <vector>

namespace atos {

inline constexpr int rollPlanes = 3;
inline constexpr int planeRows = 88; ///< C8 in the first row .. A0 in the last, as in a PianoRoll

/// The values of an image of `columns` columns, by plane, row and column.
[[nodiscard]] constexpr std::size_t planeValues(int columns) {
    return static_cast<std::size_t>(rollPlanes) * planeRows * static_cast<std::size_t>(columns);
}

/// Writes planeValues(grid.columns) values: onset and sounding are 0 or 1, velocity is 0..1 where a note
/// begins, else 0.
void paintPlanes(const NoteGrid& grid, std::span<float> planes);

/// A key that begins to sound is struck, whether its onset is marked or not; a mark without sound is no note.
[[nodiscard]] NoteGrid gridFromPlanes(std::span<const float> planes, int columns);

} // namespace atos
