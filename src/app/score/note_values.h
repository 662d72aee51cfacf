// SPDX-License-Identifier: Apache-2.0
// Where notes of a staff may begin and end, and how a length is written there. In divisions since the music
// began. Any thread, pure functions.
#pragma once

#include "music/score.h"

#include <vector>

namespace atos {

/// A bar of a staff: a quarter's time each is a cell, divided by sixteenths or by triplets of eighths.
struct StaffBar {
    int start = 0;
    int length = 4 * divisionsPerQuarter; ///< a whole number of sixteenths
    bool compound = false;                ///< counted in dotted quarters; then there are no triplets
    std::vector<bool> triplets;           ///< by cell

    [[nodiscard]] int end() const { return start + length; }
    [[nodiscard]] int cellStart(int cell) const { return start + cell * divisionsPerQuarter; }
    [[nodiscard]] int cellAt(int place) const { return (place - start) / divisionsPerQuarter; }
};

/// Decides for each cell by the onsets (exact, in divisions, rising) which division is nearer.
void chooseDivisions(StaffBar& bar, const std::vector<double>& onsets);

/// The place nearest to an exact one within the bar, its end included.
[[nodiscard]] int nearestPlace(const StaffBar& bar, double exact);
/// The first place after one.
[[nodiscard]] int nextPlace(const StaffBar& bar, int place);

struct ValuePiece {
    int start = 0;
    NoteValue value;
};
/// A stretch within the bar as values that follow each other. Both ends are places of the bar.
[[nodiscard]] std::vector<ValuePiece> valuesOf(const StaffBar& bar, int from, int to);

} // namespace atos
