// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/studio/draw_model.h"

#include <QColor>
#include <QQuickPaintedItem>

namespace atos {

/// The sheet of paper: shows a drawing and takes the strokes of the pointer.
class SketchItem : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(atos::DrawModel* drawing READ drawing WRITE setDrawing NOTIFY drawingChanged)
    Q_PROPERTY(QColor ink READ ink WRITE setInk NOTIFY inkChanged)
    Q_PROPERTY(QColor mark READ mark WRITE setMark NOTIFY markChanged)

public:
    explicit SketchItem(QQuickItem* parent = nullptr);

    [[nodiscard]] DrawModel* drawing() const { return drawing_; }
    void setDrawing(DrawModel* drawing);
    [[nodiscard]] QColor ink() const { return ink_; }
    void setInk(const QColor& ink);
    /// Of what is read as ink, over the picture.
    [[nodiscard]] QColor mark() const { return mark_; }
    void setMark(const QColor& mark);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void drawingChanged();
    void inkChanged();
    void markChanged();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QPointF shareOf(QPointF place) const;

    DrawModel* drawing_ = nullptr;
    QColor ink_ = Qt::black;
    QColor mark_ = Qt::red;
};

} // namespace atos
