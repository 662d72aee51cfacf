// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/lesson_card.h"

#include "ui/compare/card_page.h"
#include "ui/compare/compare_views.h"

#include <QCoreApplication>

#include <cmath>
#include <numbers>

namespace atos {
namespace {

constexpr double radarHeight = 230;
constexpr double lineHeight = 26; ///< of lines to write on
constexpr int emptyLines = 6;

QString tr(const char* text) {
    return QCoreApplication::translate("lesson card", text);
}

class Card {
public:
    explicit Card(const LessonCard& card) : card_(card), page_(tr("Lesson card")) {
        for (const QVariant& take : card_.takes)
            takes_ << take.value<ComparedTakeView>();
    }

    [[nodiscard]] QByteArray write() {
        heading();
        radar();
        for (int take = 0; take < takes_.size(); ++take)
            differences(take);
        fairness();
        remarks();
        return page_.finish();
    }

private:
    void ink(const QColor& colour = Qt::black) { page_.painter().setPen(colour); }

    [[nodiscard]] QPen penOf(int take) const {
        QPen pen(card_.colours.value(take, Qt::black), 1.6);
        const QList<double> dashes = card_.dashes.value(take);
        if (!dashes.isEmpty()) pen.setDashPattern(QList<qreal>(dashes.begin(), dashes.end()));
        return pen;
    }

    void heading() {
        ink();
        page_.write(tr("Lesson card"), 22, QFont::DemiBold);
        QString who = card_.date;
        if (!card_.student.isEmpty()) who = QStringLiteral("%1  ·  %2").arg(card_.student, who);
        ink(Qt::darkGray);
        page_.write(who, 11);
        page_.advance(10);
    }

    [[nodiscard]] static QPointF spot(const QPointF& centre, double reach, qsizetype axis, qsizetype axes,
                                      double share) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(axes)
                             - std::numbers::pi / 2;
        return centre + QPointF(std::cos(angle), std::sin(angle)) * reach * share;
    }

    void radar() {
        if (takes_.isEmpty()) return;
        page_.require(radarHeight);
        QPainter& painter = page_.painter();
        const QPointF centre(CardPage::width / 2, page_.y() + radarHeight / 2);
        const double reach = radarHeight / 2 - 28;
        const qsizetype axes = takes_.first().axes.size();
        painter.setBrush(Qt::NoBrush);
        ink(Qt::lightGray);
        for (const double ring : {0.25, 0.5, 0.75, 1.0}) {
            QPolygonF web;
            for (qsizetype axis = 0; axis < axes; ++axis)
                web << spot(centre, reach, axis, axes, ring);
            painter.drawPolygon(web);
        }
        ink();
        QFont font = painter.font();
        font.setPixelSize(10);
        painter.setFont(font);
        for (qsizetype axis = 0; axis < axes; ++axis) {
            const QPointF at = spot(centre, reach + 16, axis, axes, 1);
            painter.drawText(QRectF(at.x() - 60, at.y() - 8, 120, 16), Qt::AlignCenter,
                             takes_.first().axes.at(axis).value<AxisView>().title);
        }
        for (int take = 0; take < takes_.size(); ++take) {
            QPolygonF outline;
            for (qsizetype axis = 0; axis < axes; ++axis)
                outline << spot(centre, reach, axis, axes,
                                takes_.at(take).axes.at(axis).value<AxisView>().share);
            painter.setPen(penOf(take));
            painter.drawPolygon(outline);
        }
        page_.advance(radarHeight + 6);
    }

    void differences(int number) {
        const ComparedTakeView& take = takes_.at(number);
        page_.require(60);
        page_.painter().setPen(penOf(number));
        page_.painter().drawLine(QPointF(CardPage::margin, page_.y() + 8),
                                 QPointF(CardPage::margin + 30, page_.y() + 8));
        ink();
        page_.write(take.title, 13, QFont::DemiBold, 40);
        ink(Qt::darkGray);
        QStringList numbers;
        for (const QVariant& axis : take.axes)
            numbers << QStringLiteral("%1 %2").arg(axis.value<AxisView>().title, axis.value<AxisView>().text);
        page_.write(numbers.join(QStringLiteral("  ·  ")), 9, QFont::Normal, 40);
        ink();
        for (const QString& difference : take.differences)
            page_.write(QStringLiteral("•  ") + difference, 11, QFont::Normal, 40);
        page_.advance(10);
    }

    void fairness() {
        if (card_.fairness.isEmpty()) return;
        ink(Qt::darkGray);
        page_.write(card_.fairness, 10);
        page_.advance(10);
    }

    void remarks() {
        page_.require(emptyLines * lineHeight);
        ink();
        page_.write(tr("Notes for the next time"), 13, QFont::DemiBold);
        page_.advance(4);
        if (!card_.remarks.isEmpty()) return page_.write(card_.remarks, 11);
        ink(Qt::lightGray);
        for (int line = 0; line < emptyLines; ++line) {
            page_.advance(lineHeight);
            page_.painter().drawLine(QPointF(CardPage::margin, page_.y()),
                                     QPointF(CardPage::width - CardPage::margin, page_.y()));
        }
    }

    const LessonCard& card_;
    QList<ComparedTakeView> takes_;
    CardPage page_;
};

} // namespace

Bytes lessonCardPdf(const LessonCard& card) {
    const QByteArray pdf = Card(card).write();
    return {pdf.begin(), pdf.end()};
}

} // namespace atos
