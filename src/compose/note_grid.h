// SPDX-License-Identifier: Apache-2.0
// Music on a grid of eighths of a second: what the adversarial networks learn from and what the metrics
// compare. Any thread, pure functions.
#pragma once

#include "music/performance.h"

#include <cstdint>
#include <vector>

namespace atos {

inline constexpr int columnsPerSecond = 8;
inline constexpr int lowestGridPitch = 21;   ///< A0
inline constexpr int highestGridPitch = 108; ///< C8

struct GridNote {
    int column = 0;
    int length = 1; ///< columns, at least 1
    std::uint8_t pitch = 60;
    std::uint8_t velocity = 64;

    [[nodiscard]] int end() const { return column + length; }
    friend bool operator==(const GridNote&, const GridNote&) = default;
};

/// A key sounds at most once at a time: a note ends where its key is struck again.
struct NoteGrid {
    int columns = 0;
    std::vector<GridNote> notes; ///< by column, then pitch

    friend bool operator==(const NoteGrid&, const NoteGrid&) = default;
};

/// Onsets and ends move to the nearest column, pedals are ignored, what is not on the piano's 88 keys is left
/// out, and so is what begins after `longestGridSeconds`.
[[nodiscard]] NoteGrid noteGrid(const Performance& performance);
inline constexpr double longestGridSeconds = 4 * 3600;

/// The notes that begin in [from, from + columns), counted from there and cut at its end.
[[nodiscard]] NoteGrid excerpt(const NoteGrid& grid, int from, int columns);

/// Notes that would leave the keyboard are left out.
[[nodiscard]] NoteGrid transposed(const NoteGrid& grid, int semitones);

/// At 120 beats a minute, so that a column is a sixteenth note.
[[nodiscard]] Performance performanceFrom(const NoteGrid& grid);

/// How many notes sound in each column.
[[nodiscard]] std::vector<int> notesSounding(const NoteGrid& grid);

} // namespace atos
