// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/lesson_card.h"

#include "ui/compare/card_charts.h"
#include "ui/compare/card_page.h"

#include <QCoreApplication>

#include <algorithm>

namespace atos {
namespace {

const QColor quiet(0x5b, 0x61, 0x6b);
const QColor rule(0xcc, 0xc8, 0xc0);
const CardText heading{12, QFont::DemiBold, Qt::black, Qt::AlignLeft};
const CardText body{10, QFont::Normal, Qt::black, Qt::AlignLeft};
const CardText small{8.5, QFont::Normal, quiet, Qt::AlignLeft};
constexpr double picturesHeight = 208;
constexpr double radarWidth = 232;
constexpr double indent = 40;  ///< of what belongs to a take, right of its line
constexpr double writing = 24; ///< from line to line where one writes by hand
constexpr int mostWritingLines = 8;
constexpr int fewestWritingLines = 3;

QString tr(const char* text) {
    return QCoreApplication::translate("lesson card", text);
}

class Card {
public:
    explicit Card(const LessonCard& card) : card_(card), page_(titleOf(card), card.family) {
        for (const QVariant& take : card_.takes)
            takes_ << take.value<ComparedTakeView>();
    }

    [[nodiscard]] QByteArray write() {
        head();
        if (!card_.remarks.isEmpty()) remarks();
        pictures();
        progress();
        for (qsizetype take = 0; take < takes_.size(); ++take)
            words(take);
        if (!card_.fairness.isEmpty()) page_.write(card_.fairness, small);
        if (card_.remarks.isEmpty()) linesToWriteOn();
        return page_.finish();
    }

private:
    static QString titleOf(const LessonCard& card) {
        return card.piece.isEmpty() ? tr("Lesson card") : card.piece;
    }

    [[nodiscard]] bool samePiece() const {
        return std::all_of(takes_.begin(), takes_.end(),
                           [](const ComparedTakeView& take) { return take.samePiece; });
    }

    void head() {
        page_.write(titleOf(card_), {20, QFont::DemiBold, Qt::black, Qt::AlignLeft});
        QStringList facts{card_.student, card_.date};
        if (!card_.piece.isEmpty()) facts << tr("Lesson card");
        facts.removeAll(QString());
        page_.advance(2);
        page_.write(facts.join(QStringLiteral("  ·  ")), {11, QFont::Normal, quiet, Qt::AlignLeft});
        page_.advance(6);
        line(rule);
        page_.advance(12);
    }

    void line(const QColor& ink) {
        page_.painter().setPen(QPen(ink, 0.6));
        page_.painter().drawLine(QPointF(CardPage::margin, page_.y()),
                                 QPointF(CardPage::width - CardPage::margin, page_.y()));
    }

    void remarks() {
        page_.write(tr("For the next time"), heading);
        page_.advance(2);
        page_.write(card_.remarks, {11, QFont::Normal, Qt::black, Qt::AlignLeft});
        page_.advance(14);
    }

    void pictures() {
        if (takes_.isEmpty()) return;
        page_.require(picturesHeight);
        const QRectF room(CardPage::margin, page_.y(), CardPage::inner, picturesHeight);
        if (!samePiece()) {
            drawRadar(page_, card_, takes_, room);
        } else {
            drawRadar(page_, card_, takes_, {room.left(), room.top(), radarWidth, room.height()});
            drawCurves(
                page_, card_, takes_,
                {room.left() + radarWidth + 12, room.top(), room.width() - radarWidth - 12, room.height()});
        }
        page_.advance(picturesHeight + 12);
    }

    void progress() {
        if (takes_.size() < 2 || !samePiece()) return;
        constexpr double tallest = 110;
        page_.require(tallest);
        const auto [first, last] = std::minmax_element(
            takes_.begin(), takes_.end(),
            [](const ComparedTakeView& a, const ComparedTakeView& b) { return a.when < b.when; });
        page_.write(first->date == last->date ? tr("Progress on %1").arg(last->date)
                                              : tr("Progress, %1 to %2").arg(first->date, last->date),
                    heading);
        page_.advance(4);
        page_.advance(
            drawProgress(page_, card_, takes_, {CardPage::margin, page_.y(), CardPage::inner, tallest}) + 14);
    }

    void words(qsizetype number) {
        const ComparedTakeView& take = takes_.at(number);
        page_.require(48);
        page_.painter().setPen(penOfTake(card_, number));
        page_.painter().drawLine(QPointF(CardPage::margin, page_.y() + 8),
                                 QPointF(CardPage::margin + indent - 10, page_.y() + 8));
        page_.write(take.title, heading, indent);
        page_.write(number == 0 ? tr("What the others are compared with") : take.relation, small, indent);
        page_.advance(2);
        for (const QString& difference : take.differences) {
            page_.require(body.size * 1.3);
            page_.put(QStringLiteral("•"), {CardPage::margin + indent, page_.y()}, 10, body);
            page_.write(difference, body, indent + 10);
        }
        if (number > 0 && take.differences.isEmpty())
            page_.write(tr("No difference that would be heard"), body, indent);
        page_.advance(2);
        QStringList numbers;
        for (const QVariant& axis : take.axes)
            numbers << QStringLiteral("%1\u00a0%2")
                           .arg(axis.value<AxisView>().title, axis.value<AxisView>().text);
        page_.write(numbers.join(QStringLiteral("  ·  ")), small, indent);
        page_.advance(9);
    }

    void linesToWriteOn() {
        page_.advance(6);
        page_.require(fewestWritingLines * writing + 18);
        page_.write(tr("For the next time"), heading);
        for (int count = 0; count < mostWritingLines; ++count) {
            if (page_.y() + writing > CardPage::height - CardPage::margin) return;
            page_.advance(writing);
            line(rule);
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
