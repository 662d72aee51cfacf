// SPDX-License-Identifier: Apache-2.0
#include "ui/calibrate/room_path.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace atos {
namespace {

constexpr double shortestSeconds = 0.3;
constexpr double longestSeconds = 4.5;

void addLine(QPainterPath& path, QPointF from, QPointF to) {
    path.moveTo(from);
    path.lineTo(to);
}

/// The wall at the back: a small room's is near and large.
QRectF backWall(double seconds, const QRectF& box) {
    const double size = std::log(std::clamp(seconds, shortestSeconds, longestSeconds) / shortestSeconds)
                        / std::log(longestSeconds / shortestSeconds);
    const double inset = 0.08 + 0.26 * size;
    return box.adjusted(box.width() * inset, box.height() * (inset - 0.04), -box.width() * inset,
                        -box.height() * inset);
}

void addBox(QPainterPath& path, const QRectF& box, const QRectF& wall) {
    path.addRect(wall);
    addLine(path, box.topLeft(), wall.topLeft());
    addLine(path, box.topRight(), wall.topRight());
    addLine(path, box.bottomLeft(), wall.bottomLeft());
    addLine(path, box.bottomRight(), wall.bottomRight());
}

void addPlanks(QPainterPath& path, const QRectF& wall) {
    constexpr int planks = 9;
    for (int i = 1; i < planks; ++i) {
        const double x = wall.left() + wall.width() * i / planks;
        addLine(path, {x, wall.top()}, {x, wall.bottom()});
    }
}

void addPanels(QPainterPath& path, const QRectF& wall) {
    constexpr int panels = 4;
    const double width = wall.width() / panels;
    for (int i = 0; i < panels; ++i)
        path.addRect(wall.left() + width * (i + 0.15), wall.top() + wall.height() * 0.15, width * 0.7,
                     wall.height() * 0.7);
}

void addArches(QPainterPath& path, const QRectF& wall) {
    constexpr int arches = 3;
    const double width = wall.width() / arches;
    for (int i = 0; i < arches; ++i) {
        const QRectF arch(wall.left() + width * (i + 0.22), wall.top() + wall.height() * 0.2, width * 0.56,
                          wall.height() * 0.8);
        path.moveTo(arch.bottomLeft());
        path.lineTo(arch.left(), arch.top() + arch.width() / 2);
        path.arcTo(QRectF(arch.left(), arch.top(), arch.width(), arch.width()), 180, -180);
        path.lineTo(arch.bottomRight());
    }
}

void addOrganAndBalconies(QPainterPath& path, const QRectF& box, const QRectF& wall) {
    constexpr std::array heights{0.45, 0.6, 0.75, 0.9, 0.75, 0.6, 0.45};
    const double width = wall.width() / (heights.size() + 2);
    for (std::size_t i = 0; i < heights.size(); ++i) {
        const double x = wall.left() + width * (static_cast<double>(i) + 1.5);
        addLine(path, {x, wall.bottom()}, {x, wall.bottom() - wall.height() * heights[i]});
    }
    for (const double level : {0.35, 0.6}) {
        addLine(path, {box.left(), box.top() + box.height() * level},
                {wall.left(), wall.top() + wall.height() * level});
        addLine(path, {box.right(), box.top() + box.height() * level},
                {wall.right(), wall.top() + wall.height() * level});
    }
}

/// Hung by its corners.
void addPlate(QPainterPath& path, const QRectF& box) {
    const QRectF sheet =
        box.adjusted(box.width() * 0.12, box.height() * 0.14, -box.width() * 0.12, -box.height() * 0.2);
    path.addRect(sheet);
    for (const double x : {sheet.left() + 8, sheet.right() - 8}) {
        addLine(path, {x, box.top()}, {x, sheet.top() + 8});
        path.addEllipse(QPointF(x, sheet.top() + 8), 2, 2);
    }
}

} // namespace

QPainterPath roomPath(std::optional<ReverbType> type, double seconds, const QRectF& box) {
    QPainterPath path;
    if (!type) return path;
    if (*type == ReverbType::plate) {
        addPlate(path, box);
        return path;
    }
    const QRectF wall = backWall(seconds, box);
    addBox(path, box, wall);
    switch (*type) {
    case ReverbType::room:
        addPlanks(path, wall);
        break;
    case ReverbType::chamber:
        addPanels(path, wall);
        break;
    case ReverbType::hall:
        addArches(path, wall);
        break;
    case ReverbType::concertHall:
        addOrganAndBalconies(path, box, wall);
        break;
    case ReverbType::plate:
        break;
    }
    return path;
}

} // namespace atos
