// SPDX-License-Identifier: Apache-2.0
#include "app/score/note_values.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {
namespace {

constexpr int sixteenth = divisionsPerQuarter / 4;
constexpr int tripletEighth = divisionsPerQuarter / 3;
/// How much nearer triplets must be, in divisions an onset: sixteenths are commoner.
constexpr double tripletHandicap = 0.35;

constexpr std::array<NoteValue, 8> simpleValues{{{48, "whole", false, false},
                                                 {36, "half", true, false},
                                                 {24, "half", false, false},
                                                 {18, "quarter", true, false},
                                                 {12, "quarter", false, false},
                                                 {9, "eighth", true, false},
                                                 {6, "eighth", false, false},
                                                 {3, "16th", false, false}}};

/// The longest value that is not longer than `room`.
const NoteValue& longestValue(int room, bool compound) {
    for (const NoteValue& value : simpleValues) {
        const bool read = !compound || value.length != 24; // a half note hides where the beats are
        if (value.length <= room && read) return value;
    }
    return simpleValues.back();
}

NoteValue tripletValue(int length) {
    return {length, length > tripletEighth ? "quarter" : "eighth", false, true};
}

int stepAt(const StaffBar& bar, int cell) {
    const auto place = static_cast<std::size_t>(cell);
    return place < bar.triplets.size() && bar.triplets[place] ? tripletEighth : sixteenth;
}

} // namespace

void chooseDivisions(StaffBar& bar, const std::vector<double>& onsets) {
    bar.triplets.assign(
        static_cast<std::size_t>((bar.length + divisionsPerQuarter - 1) / divisionsPerQuarter), false);
    if (bar.compound) return;
    for (std::size_t cell = 0; cell < bar.triplets.size(); ++cell) {
        const int start = bar.cellStart(static_cast<int>(cell));
        if (start + divisionsPerQuarter > bar.end()) continue;
        double asSixteenths = 0;
        double asTriplets = 0;
        for (const double onset : onsets) {
            const double place = onset - start;
            if (place < 0 || place >= divisionsPerQuarter) continue;
            asSixteenths += std::abs(place - sixteenth * std::round(place / sixteenth));
            asTriplets +=
                std::abs(place - tripletEighth * std::round(place / tripletEighth)) + tripletHandicap;
        }
        bar.triplets[cell] = asTriplets < asSixteenths;
    }
}

int nearestPlace(const StaffBar& bar, double exact) {
    exact = std::clamp<double>(exact, bar.start, bar.end());
    const int cell = std::min(bar.cellAt(static_cast<int>(exact)), static_cast<int>(bar.triplets.size()) - 1);
    const int step = stepAt(bar, cell);
    const int start = bar.cellStart(cell);
    return std::min(bar.end(), start + step * static_cast<int>(std::lround((exact - start) / step)));
}

int nextPlace(const StaffBar& bar, int place) {
    return std::min(bar.end(), place + stepAt(bar, bar.cellAt(place)));
}

std::vector<ValuePiece> valuesOf(const StaffBar& bar, int from, int to) {
    const int beat = bar.compound ? divisionsPerQuarter * 3 / 2 : divisionsPerQuarter;
    const auto divided = [&](int cell) { return stepAt(bar, cell) == tripletEighth; };
    std::vector<ValuePiece> pieces;
    while (from < to) {
        const int cell = bar.cellAt(from);
        const int cellStart = bar.cellStart(cell);
        const int cellEnd = cellStart + divisionsPerQuarter;
        if (divided(cell) && (from > cellStart || to < cellEnd)) {
            const int end = std::min(to, cellEnd);
            pieces.push_back({from, tripletValue(end - from)});
            from = end;
            continue;
        }
        // As far as the cell in which it ends, where that is divided otherwise.
        const int last = bar.cellAt(to);
        const int until = divided(last) && to > bar.cellStart(last) ? bar.cellStart(last) : to;
        const int offBeat = (from - bar.start) % beat;
        const int room = offBeat == 0 ? until - from : std::min(until - from, beat - offBeat);
        pieces.push_back({from, longestValue(room, bar.compound)});
        from += pieces.back().value.length;
    }
    return pieces;
}

} // namespace atos
