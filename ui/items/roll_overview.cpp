// SPDX-License-Identifier: Apache-2.0
#include "ui/items/roll_overview.h"

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

constexpr double mostStretches = 1 << 18; ///< of the finest level: 34 MB if every key sounds

} // namespace

RollOverview::RollOverview(double seconds) {
    const double width = std::max(finest, seconds / mostStretches);
    const auto stretches = static_cast<std::size_t>(std::ceil(std::max(seconds, width) / width));
    levels_.push_back({width, stretches, {}});
}

void RollOverview::add(double from, double to, int row, int value) {
    Level& level = levels_.front();
    const auto last = static_cast<double>(level.stretches - 1);
    if (row < 0 || row > damperRow || !(from < level.seconds * (last + 1)) || !(to >= 0)) return;
    std::vector<std::uint8_t>& line = level.loudest.at(static_cast<std::size_t>(row));
    if (line.empty()) line.resize(level.stretches);
    const auto stretchAt = [&](double seconds) {
        return static_cast<std::size_t>(std::clamp(seconds / level.seconds, 0.0, last));
    };
    const auto loudness = static_cast<std::uint8_t>(std::clamp(value, 1, 127));
    const std::size_t end = stretchAt(to);
    for (std::size_t stretch = stretchAt(from); stretch <= end; ++stretch)
        line[stretch] = std::max(line[stretch], loudness);
}

void RollOverview::finish() {
    levels_.resize(1);
    while (levels_.back().stretches > 1) {
        const Level& fine = levels_.back();
        Level coarse{2 * fine.seconds, (fine.stretches + 1) / 2, {}};
        for (std::size_t row = 0; row < rows; ++row) {
            const std::vector<std::uint8_t>& from = fine.loudest.at(row);
            if (from.empty()) continue;
            std::vector<std::uint8_t>& to = coarse.loudest.at(row);
            to.resize(coarse.stretches);
            const std::size_t pairs = from.size() / 2;
            for (std::size_t pair = 0; pair < pairs; ++pair)
                to[pair] = std::max(from[2 * pair], from[2 * pair + 1]);
            if (from.size() % 2 != 0) to.back() = from.back();
        }
        levels_.push_back(std::move(coarse));
    }
}

QImage RollOverview::row(int row, double from, double secondsPerColumn, int columns,
                         const Shades& shades) const {
    // The widest stretches of which a column still covers a whole one.
    std::size_t at = 0;
    while (at + 1 < levels_.size() && levels_[at + 1].seconds <= secondsPerColumn)
        ++at;
    const std::vector<std::uint8_t>& line = levels_[at].loudest.at(static_cast<std::size_t>(row));
    if (line.empty() || columns <= 0) return {};
    QImage image(columns, 1, QImage::Format_ARGB32_Premultiplied);
    auto* const pixels = reinterpret_cast<QRgb*>(image.scanLine(0));
    const auto end = static_cast<std::ptrdiff_t>(line.size());
    for (int column = 0; column < columns; ++column) {
        const double begin = (from + column * secondsPerColumn) / levels_[at].seconds;
        // A stretch belongs to the column in which its middle lies.
        const auto first = static_cast<std::ptrdiff_t>(std::ceil(begin - 0.5));
        const auto next =
            static_cast<std::ptrdiff_t>(std::ceil(begin - 0.5 + secondsPerColumn / levels_[at].seconds));
        std::uint8_t loudest = 0;
        for (auto stretch = std::max<std::ptrdiff_t>(0, first); stretch < std::min(next, end); ++stretch)
            loudest = std::max(loudest, line[static_cast<std::size_t>(stretch)]);
        pixels[column] = loudest > 0 ? shades.at(loudest) : 0U;
    }
    return image;
}

void RollOverview::paint(QPainter& painter, const RollGeometry& geometry, double from, Columns columns,
                         const RollPalette& palette, bool withPedal) const {
    const auto paintRow = [&](int number, int top, int height, const Shades& shades) {
        const QImage image = row(number, from, 1 / geometry.pixelsPerSecond, columns.count, shades);
        if (!image.isNull()) painter.drawImage(QRect(columns.x, top, columns.count, height), image);
    };
    Shades shades{};
    for (int velocity = 0; velocity < 128; ++velocity)
        shades.at(static_cast<std::size_t>(velocity)) = palette.velocity(velocity).rgb();
    for (int pitch = geometry.lowestPitch; pitch <= geometry.highestPitch; ++pitch) {
        const QRect lane = geometry.laneOf(pitch);
        paintRow(pitch, lane.y(), lane.height(), shades);
    }
    const int room = geometry.pedalHeight - 4;
    if (!withPedal || room <= 0) return;
    shades.fill(qPremultiply(palette.pedal.rgba()));
    paintRow(damperRow, geometry.height - 2 - room, room, shades);
}

} // namespace atos
