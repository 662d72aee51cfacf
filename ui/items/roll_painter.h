// SPDX-License-Identifier: Apache-2.0
// Draws a stretch of a performance as a piano roll. Any thread.
#pragma once

#include "music/performance.h"
#include "ui/items/roll_grid.h"
#include "ui/items/roll_palette.h"

#include <QPainter>
#include <QRect>

#include <memory>
#include <vector>

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

/// How visible a bar line or a line within a bar is.
[[nodiscard]] QColor rollLineColour(const RollPalette& palette, bool strong);

/// Looks through the music once, when it is made; painting then costs what is seen.
class RollPainter {
public:
    /// `until`: nothing sounds after it, in seconds. While one plays that is now.
    RollPainter(std::shared_ptr<const Performance> performance, const RollPalette& palette, double until,
                RollGrid grid = RollGrid());

    /// Paints columns [from, to) of the music at x = from - origin.
    void paint(QPainter& painter, const RollGeometry& geometry, int origin, int from, int to) const;

private:
    struct Span {
        double from = 0;
        double to = 0;
        int value = 0;
    };
    void paintLanes(QPainter& painter, const RollGeometry& geometry, const QRect& strip, int from,
                    int to) const;
    void paintNotes(QPainter& painter, const RollGeometry& geometry, int origin, double begin,
                    double end) const;
    void paintNote(QPainter& painter, const RollGeometry& geometry, int origin, const Note& note) const;
    void paintPedal(QPainter& painter, const RollGeometry& geometry, int origin, double begin,
                    double end) const;
    /// When the damper lets go of a note whose key is released at `seconds`.
    [[nodiscard]] double soundsUntil(double seconds) const;

    std::shared_ptr<const Performance> performance_;
    const RollPalette& palette_;
    double until_;
    std::vector<Span> damper_;    ///< stretches of one value above 0, by time
    std::vector<Note> longNotes_; ///< those that are looked for by their end as well, by onset
    RollGrid grid_;
};

} // namespace atos
