// SPDX-License-Identifier: Apache-2.0
#include "ui/items/sketch_item.h"

#include <QCursor>
#include <QMouseEvent>
#include <QPainter>

namespace atos {
namespace {

constexpr double faint = 0.35; ///< of the picture under what is read as ink

/// The image's pixels read as places in a table of colours: `opacity` says how much of `colour` each value
/// is.
template<typename Opacity>
QImage tinted(const QImage& image, const QColor& colour, Opacity opacity) {
    QImage shown(image.constBits(), image.width(), image.height(), image.bytesPerLine(),
                 QImage::Format_Indexed8);
    QList<QRgb> colours;
    for (int value = 0; value < 256; ++value)
        colours << qRgba(colour.red(), colour.green(), colour.blue(), opacity(value));
    shown.setColorTable(colours);
    return shown;
}

} // namespace

SketchItem::SketchItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAcceptedMouseButtons(Qt::LeftButton);
    setCursor(Qt::CrossCursor);
}

void SketchItem::setDrawing(DrawModel* drawing) {
    if (drawing == drawing_) return;
    if (drawing_ != nullptr) disconnect(drawing_, nullptr, this, nullptr);
    drawing_ = drawing;
    if (drawing_ != nullptr) {
        connect(drawing_, &DrawModel::pictureChanged, this, [this] { update(); });
        connect(drawing_, &DrawModel::inkChanged, this, [this] { update(); });
    }
    Q_EMIT drawingChanged();
    update();
}

void SketchItem::setInk(const QColor& ink) {
    if (ink == ink_) return;
    ink_ = ink;
    Q_EMIT inkChanged();
    update();
}

void SketchItem::setMark(const QColor& mark) {
    if (mark == mark_) return;
    mark_ = mark;
    Q_EMIT markChanged();
    update();
}

void SketchItem::paint(QPainter* painter) {
    if (drawing_ == nullptr) return;
    const QImage& found = drawing_->ink();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->setOpacity(found.isNull() ? 1 : faint);
    painter->drawImage(boundingRect(),
                       tinted(drawing_->image(), ink_, [](int brightness) { return 255 - brightness; }));
    if (found.isNull()) return;
    painter->setRenderHint(QPainter::SmoothPixmapTransform,
                           false); // each cell is a key for an eighth of a second
    painter->setOpacity(1);
    painter->drawImage(boundingRect(), tinted(found, mark_, [](int value) { return value; }));
}

void SketchItem::mousePressEvent(QMouseEvent* event) {
    if (drawing_ == nullptr) return event->ignore();
    const QPointF place = shareOf(event->position());
    drawing_->beginStroke(place.x(), place.y());
}

void SketchItem::mouseMoveEvent(QMouseEvent* event) {
    const QPointF place = shareOf(event->position());
    drawing_->lineTo(place.x(), place.y());
}

void SketchItem::mouseReleaseEvent(QMouseEvent* /*event*/) {
    drawing_->endStroke();
}

QPointF SketchItem::shareOf(QPointF place) const {
    return {place.x() / std::max(1.0, width()), place.y() / std::max(1.0, height())};
}

} // namespace atos
