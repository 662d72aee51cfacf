// SPDX-License-Identifier: Apache-2.0
#include "ui/items/roll_geometry.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr int usualLowest = 40;
constexpr int usualHighest = 88;

} // namespace

int RollGeometry::columnOf(double seconds) const {
    return static_cast<int>(std::floor(seconds * pixelsPerSecond));
}

QRect RollGeometry::laneOf(int pitch) const {
    const int lanes = highestPitch - lowestPitch + 1;
    const int above = highestPitch - pitch;
    const int top = notesHeight() * above / lanes;
    const int bottom = notesHeight() * (above + 1) / lanes;
    return {0, top, 0, bottom - top};
}

void fitPitches(RollGeometry& geometry, const Performance& performance) {
    int lowest = usualLowest;
    int highest = usualHighest;
    for (const Note& note : performance.notes) {
        lowest = std::min<int>(lowest, note.pitch);
        highest = std::max<int>(highest, note.pitch);
    }
    geometry.lowestPitch = lowest < usualLowest ? lowest - 2 : lowest;
    geometry.highestPitch = highest > usualHighest ? highest + 2 : highest;
}

} // namespace atos
