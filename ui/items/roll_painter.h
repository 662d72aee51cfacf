// SPDX-License-Identifier: Apache-2.0
// Draws a stretch of a performance as a piano roll. Any thread.
#pragma once

#include "music/performance.h"
#include "ui/items/roll_geometry.h"
#include "ui/items/roll_grid.h"
#include "ui/items/roll_overview.h"
#include "ui/items/roll_palette.h"

#include <QPainter>
#include <QRect>

#include <memory>
#include <optional>
#include <vector>

namespace atos {

/// How visible a bar line or a line within a bar is.
[[nodiscard]] QColor rollLineColour(const RollPalette& palette, bool strong);

/// Looks through the music once, when it is made; painting then costs what is seen.
class RollPainter {
public:
    /// `until`: nothing sounds after it, in seconds. While one plays that is now.
    RollPainter(std::shared_ptr<const Performance> performance, const RollPalette& palette, double until,
                RollGrid grid = RollGrid());

    void setUntil(double until) { until_ = until; }

    /// Paints columns [from, to) of the music at x = from - origin.
    void paint(QPainter& painter, const RollGeometry& geometry, int origin, int from, int to);

private:
    struct Span {
        double from = 0;
        double to = 0; ///< infinite: it was not lifted again
        int value = 0;
    };
    void paintLanes(QPainter& painter, const RollGeometry& geometry, const QRect& strip, int from,
                    int to) const;
    void paintNotes(QPainter& painter, const RollGeometry& geometry, int origin, double begin,
                    double end) const;
    void paintNote(QPainter& painter, const RollGeometry& geometry, int origin, const Note& note) const;
    void paintPedal(QPainter& painter, const RollGeometry& geometry, int origin, double begin,
                    double end) const;
    [[nodiscard]] const RollOverview& overview();
    /// When the damper lets go of a note whose key is released at `seconds`.
    [[nodiscard]] double soundsUntil(double seconds) const;

    std::shared_ptr<const Performance> performance_;
    const RollPalette& palette_;
    double until_;
    std::vector<Span> damper_;    ///< stretches of one value above 0, by time
    std::vector<Note> longNotes_; ///< those that are looked for by their end as well, by onset
    RollGrid grid_;
    std::optional<RollOverview> overview_; ///< made when it is needed
};

} // namespace atos
