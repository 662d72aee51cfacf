// SPDX-License-Identifier: Apache-2.0
#include "ui/items/sketch_item.h"

#include <QCursor>
#include <QMouseEvent>
#include <QPainter>

namespace atos {

SketchItem::SketchItem(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAcceptedMouseButtons(Qt::LeftButton);
    setCursor(Qt::CrossCursor);
}

void SketchItem::setDrawing(DrawModel* drawing) {
    if (drawing == drawing_) return;
    if (drawing_ != nullptr) disconnect(drawing_, nullptr, this, nullptr);
    drawing_ = drawing;
    if (drawing_ != nullptr) connect(drawing_, &DrawModel::pictureChanged, this, [this] { update(); });
    Q_EMIT drawingChanged();
    update();
}

void SketchItem::setInk(const QColor& ink) {
    if (ink == ink_) return;
    ink_ = ink;
    Q_EMIT inkChanged();
    update();
}

void SketchItem::paint(QPainter* painter) {
    if (drawing_ == nullptr) return;
    const QImage& image = drawing_->image();
    // The same pixels read as places in a table: white is clear, black is ink of the theme's colour.
    QImage shown(image.constBits(), image.width(), image.height(), image.bytesPerLine(),
                 QImage::Format_Indexed8);
    QList<QRgb> colours;
    for (int brightness = 0; brightness < 256; ++brightness)
        colours << qRgba(ink_.red(), ink_.green(), ink_.blue(), 255 - brightness);
    shown.setColorTable(colours);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(boundingRect(), shown);
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
