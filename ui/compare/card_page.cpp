// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/card_page.h"

#include <QGuiApplication>
#include <QPageSize>

namespace atos {
namespace {

constexpr int dotsPerInch = 300;
constexpr double pointsPerInch = 72;

} // namespace

CardPage::CardPage(const QString& title) : writer_((buffer_.open(QIODevice::WriteOnly), &buffer_)) {
    writer_.setPageSize(QPageSize(QPageSize::A4));
    writer_.setPageMargins({});
    writer_.setResolution(dotsPerInch);
    writer_.setTitle(title);
    writer_.setCreator(QGuiApplication::applicationDisplayName());
    painter_.begin(&writer_);
    painter_.scale(dotsPerInch / pointsPerInch, dotsPerInch / pointsPerInch);
}

void CardPage::require(double points) {
    if (y_ + points <= height - margin) return;
    writer_.newPage();
    y_ = margin;
}

void CardPage::write(const QString& text, double size, QFont::Weight weight, double left) {
    QFont font = QGuiApplication::font();
    font.setPixelSize(static_cast<int>(size));
    font.setWeight(weight);
    painter_.setFont(font);
    constexpr int flags = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;
    const QRectF room(margin + left, y_, width - 2 * margin - left, height);
    const QRectF taken = painter_.boundingRect(room, flags, text);
    require(taken.height());
    painter_.drawText(QRectF(room.left(), y_, room.width(), taken.height() + 1), flags, text);
    y_ += taken.height();
}

QByteArray CardPage::finish() {
    painter_.end();
    return buffer_.data();
}

} // namespace atos
