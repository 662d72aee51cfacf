// SPDX-License-Identifier: Apache-2.0
// Hours of music at a glance: which keys sound in each stretch of time and how loud, at several widths of the
// stretch (a pyramid), so that a view of everything costs what its pixels cost and not what its notes do.
#pragma once

#include "ui/items/roll_geometry.h"
#include "ui/items/roll_palette.h"

#include <QImage>
#include <QPainter>

#include <array>
#include <cstdint>
#include <vector>

namespace atos {

/// Plain data of notes and pedals. One thread.
class RollOverview {
public:
    /// What is wider than this, in seconds a pixel, is shown by an overview: a note is about a pixel then.
    static constexpr double finest = 0.25;
    static constexpr int damperRow = 128; ///< behind the rows of the keys

    /// For music of so many seconds. Beyond eighteen hours stretches are wider than `finest`.
    explicit RollOverview(double seconds);

    /// A key (or damperRow) that sounds from `from` to `to` seconds (infinite: to the end); `value` 1..127.
    /// All of them, then finish().
    void add(double from, double to, int row, int value);
    void finish();

    struct Columns {
        int x = 0; ///< of the first, in pixels
        int count = 0;
    };
    /// Each column in the colour of the loudest that sounds in it, the first from `from` seconds on.
    void paint(QPainter& painter, const RollGeometry& geometry, double from, Columns columns,
               const RollPalette& palette, bool withPedal) const;

private:
    static constexpr std::size_t rows = damperRow + 1;
    using Shades = std::array<QRgb, 128>; ///< premultiplied, by value
    /// One pixel high; null where nothing sounds in the row at all.
    [[nodiscard]] QImage row(int row, double from, double secondsPerColumn, int columns,
                             const Shades& shades) const;

    struct Level {
        double seconds = 0; ///< of a stretch
        std::size_t stretches = 0;
        std::array<std::vector<std::uint8_t>, rows> loudest; ///< by row; empty where nothing sounds in it
    };
    std::vector<Level> levels_; ///< the finest first
};

} // namespace atos
