// SPDX-License-Identifier: Apache-2.0
#include "compose/gan/roll_planes.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr float present = 0.5F; ///< an onset or sound is at least this
constexpr float loudest = 127;

/// The place of a cell in the values.
class Cells {
public:
    explicit Cells(int columns) : columns_(static_cast<std::size_t>(columns)) {}
    [[nodiscard]] std::size_t operator()(std::size_t plane, int pitch, int column) const {
        const auto row = static_cast<std::size_t>(highestGridPitch - pitch);
        return (plane * planeRows + row) * columns_ + static_cast<std::size_t>(column);
    }

private:
    std::size_t columns_;
};

constexpr std::size_t onsetPlane = 0;
constexpr std::size_t soundingPlane = 1;
constexpr std::size_t velocityPlane = 2;

} // namespace

void paintPlanes(const NoteGrid& grid, std::span<float> planes) {
    const Cells cell(grid.columns);
    std::fill(planes.begin(), planes.end(), 0.0F);
    for (const GridNote& note : grid.notes) {
        planes[cell(onsetPlane, note.pitch, note.column)] = 1;
        planes[cell(velocityPlane, note.pitch, note.column)] = static_cast<float>(note.velocity) / loudest;
        for (int column = note.column; column < std::min(note.end(), grid.columns); ++column)
            planes[cell(soundingPlane, note.pitch, column)] = 1;
    }
}

NoteGrid gridFromPlanes(std::span<const float> planes, int columns) {
    const Cells cell(columns);
    NoteGrid grid{columns, {}};
    for (int column = 0; column < columns; ++column)
        for (int pitch = lowestGridPitch; pitch <= highestGridPitch; ++pitch) {
            const auto sounds = [&](int at) {
                return at >= 0 && at < columns && planes[cell(soundingPlane, pitch, at)] >= present;
            };
            const auto struck = [&](int at) {
                return sounds(at) && (!sounds(at - 1) || planes[cell(onsetPlane, pitch, at)] >= present);
            };
            if (!struck(column)) continue;
            int end = column + 1;
            while (sounds(end) && !struck(end))
                ++end;
            const float velocity = planes[cell(velocityPlane, pitch, column)] * loudest;
            grid.notes.push_back({column, end - column, static_cast<std::uint8_t>(pitch),
                                  static_cast<std::uint8_t>(std::clamp(std::lround(velocity), 1L, 127L))});
        }
    return grid;
}

} // namespace atos
