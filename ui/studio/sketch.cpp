// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/sketch.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace atos {
namespace {

constexpr std::size_t mostUndo = 20;
constexpr double penWidth = 5;     // pixels
constexpr double eraserWidth = 40; // pixels

QPointF placed(QPointF at) {
    return {std::clamp(at.x(), 0.0, 1.0) * Sketch::width, std::clamp(at.y(), 0.0, 1.0) * Sketch::height};
}

/// In a square from -1 to 1, y downwards.
QPainterPath shapeOf(SketchStamp stamp) {
    QPainterPath path;
    switch (stamp) {
    case SketchStamp::Wave:
        path.moveTo(-2, 0);
        for (int i = 1; i <= 80; ++i)
            path.lineTo(-2 + i / 20.0, -0.7 * std::sin(i / 20.0 * std::numbers::pi));
        break;
    case SketchStamp::Mountain:
        path.moveTo(-1.8, 0.8);
        for (const QPointF& corner :
             {QPointF(-0.9, -0.3), QPointF(-0.5, 0.1), QPointF(0.3, -0.9), QPointF(1.8, 0.8)})
            path.lineTo(corner);
        break;
    case SketchStamp::Heart:
        path.moveTo(0, 0.9);
        path.cubicTo(-1.6, -0.2, -0.9, -1.3, 0, -0.5);
        path.cubicTo(0.9, -1.3, 1.6, -0.2, 0, 0.9);
        break;
    case SketchStamp::Star:
        for (int corner = 0; corner <= 10; ++corner) {
            const double angle = corner * std::numbers::pi / 5;
            const double radius = corner % 2 == 0 ? 1 : 0.4;
            const QPointF point(radius * std::sin(angle), -radius * std::cos(angle));
            if (corner == 0)
                path.moveTo(point);
            else
                path.lineTo(point);
        }
        break;
    }
    return path;
}

} // namespace

Sketch::Sketch() : image_(width, height, QImage::Format_Grayscale8) {
    image_.fill(Qt::white);
}

void Sketch::beginStroke(QPointF at, bool erasing) {
    remember();
    erasing_ = erasing;
    last_ = placed(at);
    drawLine(last_, last_);
}

void Sketch::lineTo(QPointF at) {
    const QPointF next = placed(at);
    drawLine(last_, next);
    last_ = next;
}

void Sketch::stamp(SketchStamp stamp) {
    remember();
    QPainter painter(&image_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(width / 2.0, height / 2.0);
    painter.scale(0.4 * height, 0.4 * height);
    painter.setPen(QPen(Qt::black, penWidth / (0.4 * height), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(shapeOf(stamp));
    empty_ = false;
}

void Sketch::load(const cv::Mat& picture) {
    remember();
    const QImage loaded(picture.data, picture.cols, picture.rows, static_cast<qsizetype>(picture.step),
                        QImage::Format_Grayscale8);
    image_ = loaded.scaled(width, height, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                 .convertToFormat(QImage::Format_Grayscale8);
    look();
}

void Sketch::clear() {
    remember();
    image_.fill(Qt::white);
    empty_ = true;
}

void Sketch::undo() {
    if (before_.empty()) return;
    image_ = before_.back();
    before_.pop_back();
    look();
}

void Sketch::remember() {
    if (before_.size() == mostUndo) before_.erase(before_.begin());
    before_.push_back(image_);
}

void Sketch::drawLine(QPointF from, QPointF to) {
    QPainter painter(&image_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(erasing_ ? Qt::white : Qt::black, erasing_ ? eraserWidth : penWidth, Qt::SolidLine,
                        Qt::RoundCap, Qt::RoundJoin));
    if (from == to)
        painter.drawPoint(from);
    else
        painter.drawLine(from, to);
    painter.end();
    if (erasing_)
        look();
    else
        empty_ = false;
}

void Sketch::look() {
    empty_ = true;
    for (int row = 0; empty_ && row < height; ++row) {
        const uchar* pixels = image_.constScanLine(row);
        empty_ = std::all_of(pixels, pixels + width, [](uchar pixel) { return pixel == 255; });
    }
}

} // namespace atos
