// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "music/performance.h"

#include <QRect>

namespace atos {

/// Where time and pitch lie on the roll. Pixels are whole, so that strips drawn apart fit together.
struct RollGeometry {
    int width = 0;
    int height = 0;
    int pedalHeight = 0; ///< the lane at the bottom
    double pixelsPerSecond = 80;
    int lowestPitch = 40;
    int highestPitch = 88;
    friend bool operator==(const RollGeometry&, const RollGeometry&) = default;

    [[nodiscard]] int notesHeight() const { return height - pedalHeight; }
    /// Pixels since second 0, not since the left edge.
    [[nodiscard]] int columnOf(double seconds) const;
    [[nodiscard]] QRect laneOf(int pitch) const; ///< x and width are 0
};

/// The pitches that hold every note: at least the four octaves where most music lies.
void fitPitches(RollGeometry& geometry, const Performance& performance);

} // namespace atos
