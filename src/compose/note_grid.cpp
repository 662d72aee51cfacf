// SPDX-License-Identifier: Apache-2.0
#include "compose/note_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace atos {
namespace {

constexpr std::size_t pitches = 128;

int nearestColumn(double seconds) {
    return static_cast<int>(std::lround(std::min(seconds, 2 * longestGridSeconds) * columnsPerSecond));
}

/// Two notes of one key in one column become one; a note ends where its key is struck again.
void untangle(std::vector<GridNote>& notes) {
    std::sort(notes.begin(), notes.end(), [](const GridNote& a, const GridNote& b) {
        return std::tuple(a.column, a.pitch, b.length, b.velocity)
               < std::tuple(b.column, b.pitch, a.length, a.velocity);
    });
    const auto same = [](const GridNote& a, const GridNote& b) {
        return a.column == b.column && a.pitch == b.pitch;
    };
    notes.erase(std::unique(notes.begin(), notes.end(), same), notes.end());
    std::array<GridNote*, pitches> last{};
    for (GridNote& note : notes) {
        GridNote*& before = last[note.pitch];
        if (before != nullptr) before->length = std::min(before->length, note.column - before->column);
        before = &note;
    }
}

} // namespace

NoteGrid noteGrid(const Performance& performance) {
    NoteGrid grid;
    for (const Note& note : performance.notes) {
        if (note.pitch < lowestGridPitch || note.pitch > highestGridPitch) continue;
        if (!(note.onset >= 0 && note.onset < longestGridSeconds)) continue;
        const int column = nearestColumn(note.onset);
        const int length = std::max(1, nearestColumn(note.end()) - column);
        grid.notes.push_back({column, length, note.pitch, note.velocity});
    }
    untangle(grid.notes);
    for (const GridNote& note : grid.notes)
        grid.columns = std::max(grid.columns, note.end());
    return grid;
}

NoteGrid excerpt(const NoteGrid& grid, int from, int columns) {
    const auto before = [](const GridNote& note, int column) { return note.column < column; };
    const auto begin = std::lower_bound(grid.notes.begin(), grid.notes.end(), from, before);
    const auto end = std::lower_bound(begin, grid.notes.end(), from + columns, before);
    NoteGrid part{columns, {begin, end}};
    for (GridNote& note : part.notes) {
        note.column -= from;
        note.length = std::min(note.length, columns - note.column);
    }
    return part;
}

NoteGrid transposed(const NoteGrid& grid, int semitones) {
    NoteGrid moved{grid.columns, {}};
    for (GridNote note : grid.notes) {
        const int pitch = note.pitch + semitones;
        if (pitch < lowestGridPitch || pitch > highestGridPitch) continue;
        note.pitch = static_cast<std::uint8_t>(pitch);
        moved.notes.push_back(note);
    }
    return moved;
}

Performance performanceFrom(const NoteGrid& grid) {
    constexpr double secondsPerColumn = 1.0 / columnsPerSecond;
    Performance performance;
    performance.source = Source::generated;
    for (const GridNote& note : grid.notes)
        performance.notes.push_back(
            {note.column * secondsPerColumn, note.length * secondsPerColumn, note.pitch, note.velocity});
    return performance;
}

std::vector<int> notesSounding(const NoteGrid& grid) {
    std::vector<int> counts(static_cast<std::size_t>(grid.columns));
    for (const GridNote& note : grid.notes)
        for (int column = note.column; column < std::min(note.end(), grid.columns); ++column)
            ++counts[static_cast<std::size_t>(column)];
    return counts;
}

} // namespace atos
