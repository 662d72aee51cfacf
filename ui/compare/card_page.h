// SPDX-License-Identifier: Apache-2.0
// Paper that is written from top to bottom, in letters that are embedded. Lengths in points.
#pragma once

#include <QBuffer>
#include <QColor>
#include <QFont>
#include <QPainter>
#include <QPdfWriter>
#include <QString>

namespace atos {

struct CardText {
    double size = 10;
    QFont::Weight weight = QFont::Normal;
    QColor ink = Qt::black;
    Qt::Alignment align = Qt::AlignLeft;
};

class CardPage {
public:
    static constexpr double width = 595; ///< A4
    static constexpr double height = 842;
    static constexpr double margin = 48;
    static constexpr double inner = width - 2 * margin;

    /// `family` of the letters; one that is not installed gives way to the program's.
    CardPage(const QString& title, const QString& family);

    [[nodiscard]] QPainter& painter() { return painter_; }
    [[nodiscard]] double y() const { return y_; }
    void advance(double points) { y_ += points; }
    /// Begins another page unless so much room is left.
    void require(double points);
    /// Paragraphs from here on, wrapped also within words that are too long, over several pages where need
    /// be; `left` is counted from the margin.
    void write(const QString& text, const CardText& style, double left = 0);
    /// The same at a place of its own on this page; returns its height.
    double put(const QString& text, const QPointF& corner, double room, const CardText& style);
    /// How high it would be.
    [[nodiscard]] double heightOf(const QString& text, double room, const CardText& style);
    [[nodiscard]] QByteArray finish();

private:
    [[nodiscard]] QFont fontOf(const CardText& style) const;

    QString family_;
    QBuffer buffer_;
    QPdfWriter writer_;
    QPainter painter_;
    double y_ = margin;
};

} // namespace atos
