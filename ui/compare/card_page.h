// SPDX-License-Identifier: Apache-2.0
// Paper that is written from top to bottom. Lengths in points.
#pragma once

#include <QBuffer>
#include <QFont>
#include <QPainter>
#include <QPdfWriter>
#include <QString>

namespace atos {

class CardPage {
public:
    static constexpr double width = 595; ///< A4
    static constexpr double height = 842;
    static constexpr double margin = 48;

    explicit CardPage(const QString& title);

    [[nodiscard]] QPainter& painter() { return painter_; }
    [[nodiscard]] double y() const { return y_; }
    void advance(double points) { y_ += points; }
    /// Begins another page unless so much room is left.
    void require(double points);
    /// A paragraph, wrapped, in the colour of the pen; `left` is counted from the margin.
    void write(const QString& text, double size, QFont::Weight weight = QFont::Normal, double left = 0);
    [[nodiscard]] QByteArray finish();

private:
    QBuffer buffer_;
    QPdfWriter writer_;
    QPainter painter_;
    double y_ = margin;
};

} // namespace atos
