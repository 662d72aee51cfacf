// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/card_page.h"

#include <QGuiApplication>
#include <QPageSize>
#include <QTextLayout>

#include <functional>
#include <utility>

namespace atos {
namespace {

constexpr double pointsPerInch = 72;
/// Letters are laid out so many times as large and drawn smaller: at the size of a screen's dots their
/// distances would be rounded, and words would look torn.
constexpr double fine = 20;
constexpr double leading = 1.25; ///< from line to line, in heights of the letters

/// Every line of the text, wrapped to `room`: `place` says where its top lies. Returns the height of all.
double layOut(QPainter& painter, const QString& text, const QFont& font, double room, Qt::Alignment align,
              const std::function<QPointF(double height)>& place) {
    double total = 0;
    QTextOption option(align);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    for (const QString& paragraph : text.split(u'\n')) {
        QTextLayout layout(paragraph.isEmpty() ? QStringLiteral(" ") : paragraph, font);
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(room * fine);
            line.setPosition({});
        }
        layout.endLayout();
        for (int i = 0; i < layout.lineCount(); ++i) {
            const QTextLine line = layout.lineAt(i);
            const double height = line.height() / fine * leading / 1.2;
            total += height;
            if (!place) continue;
            const QPointF corner = place(height);
            painter.save();
            painter.translate(corner);
            painter.scale(1 / fine, 1 / fine);
            line.draw(&painter, {});
            painter.restore();
        }
    }
    return total;
}

} // namespace

CardPage::CardPage(const QString& title, const QString& family)
    : family_(family.isEmpty() ? QGuiApplication::font().family() : family),
      writer_((buffer_.open(QIODevice::WriteOnly), &buffer_)) {
    writer_.setPageSize(QPageSize(QPageSize::A4));
    writer_.setPageMargins({});
    writer_.setResolution(static_cast<int>(pointsPerInch * fine));
    writer_.setTitle(title);
    writer_.setCreator(QGuiApplication::applicationDisplayName());
    painter_.begin(&writer_);
    painter_.scale(fine, fine);
}

QFont CardPage::fontOf(const CardText& style) const {
    QFont font(family_);
    font.setPixelSize(static_cast<int>(style.size * fine));
    font.setWeight(style.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

void CardPage::require(double points) {
    if (y_ + points <= height - margin) return;
    writer_.newPage();
    y_ = margin;
}

void CardPage::write(const QString& text, const CardText& style, double left) {
    painter_.setPen(style.ink);
    layOut(painter_, text, fontOf(style), inner - left, style.align, [&](double line) {
        require(line);
        const QPointF corner(margin + left, y_);
        y_ += line;
        return corner;
    });
}

double CardPage::put(const QString& text, const QPointF& corner, double room, const CardText& style) {
    painter_.setPen(style.ink);
    double y = corner.y();
    return layOut(painter_, text, fontOf(style), room, style.align,
                  [&](double line) { return QPointF(corner.x(), std::exchange(y, y + line)); });
}

double CardPage::heightOf(const QString& text, double room, const CardText& style) {
    return layOut(painter_, text, fontOf(style), room, style.align, {});
}

QByteArray CardPage::finish() {
    painter_.end();
    return buffer_.data();
}

} // namespace atos
