// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/card_charts.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace atos {
namespace {

const QColor web(0xcc, 0xc8, 0xc0);
const QColor quiet(0x5b, 0x61, 0x6b);
const CardText label{8, QFont::Normal, Qt::black, Qt::AlignLeft};
constexpr double line = 1.3; ///< width of a take's

QString tr(const char* text) {
    return QCoreApplication::translate("lesson card", text);
}

CardText aligned(CardText style, Qt::Alignment align) {
    style.align = align;
    return style;
}

AxisView axisOf(const ComparedTakeView& take, qsizetype axis) {
    return take.axes.at(axis).value<AxisView>();
}

struct Star {
    QPointF centre;
    double reach = 0;
    qsizetype axes = 1;

    [[nodiscard]] QPointF direction(qsizetype axis) const {
        const double angle = 2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(axes)
                             - std::numbers::pi / 2;
        return {std::cos(angle), std::sin(angle)};
    }
    /// `share(axis)` says how far out.
    template<typename Share>
    [[nodiscard]] QPolygonF outline(Share share) const {
        QPolygonF polygon;
        for (qsizetype axis = 0; axis < axes; ++axis)
            polygon << centre + direction(axis) * reach * share(axis);
        return polygon;
    }
};

void drawWeb(QPainter& painter, const Star& star) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(web, 0.6));
    for (const double ring : {0.25, 0.5, 0.75, 1.0})
        painter.drawPolygon(star.outline([ring](qsizetype) { return ring; }));
    for (qsizetype axis = 0; axis < star.axes; ++axis)
        painter.drawLine(star.centre, star.centre + star.direction(axis) * star.reach);
}

void drawNames(CardPage& page, const Star& star, const ComparedTakeView& take, const QRectF& room) {
    constexpr double gap = 5;
    for (qsizetype axis = 0; axis < star.axes; ++axis) {
        const QPointF way = star.direction(axis);
        const QPointF end = star.centre + way * (star.reach + gap);
        const bool middle = std::abs(way.x()) < 0.1;
        const double left = middle ? room.left() : way.x() > 0 ? end.x() : room.left();
        const double right = middle || way.x() > 0 ? room.right() : end.x();
        const CardText style = aligned(label, middle        ? Qt::AlignHCenter
                                              : way.x() > 0 ? Qt::AlignLeft
                                                            : Qt::AlignRight);
        const QString name = axisOf(take, axis).title;
        const double height = page.heightOf(name, right - left, style);
        const double top = middle ? (way.y() < 0 ? end.y() - height : end.y()) : end.y() - height / 2;
        page.put(name, {left, top}, right - left, style);
    }
}

void drawBand(QPainter& painter, const Star& star, const ComparedTakeView& take, QColor colour) {
    QPainterPath band;
    band.addPolygon(star.outline([&](qsizetype axis) { return axisOf(take, axis).high; }));
    band.closeSubpath();
    QPainterPath hole;
    hole.addPolygon(star.outline([&](qsizetype axis) { return axisOf(take, axis).low; }));
    hole.closeSubpath();
    colour.setAlphaF(0.12F);
    painter.fillPath(band.subtracted(hole), colour);
}

/// One chart of curves: what its height means stands at its left.
struct Curves {
    QString title;
    QString above; ///< at the top: "faster"
    QString below;
    QList<QList<QPointF>> curves; ///< by take; x and y as shares of the chart
    double base = -1;             ///< a line across; below 0: none
};

void drawCurve(CardPage& page, const LessonCard& card, const Curves& chart, const QRectF& room) {
    constexpr double gutter = 34;
    QPainter& painter = page.painter();
    const double title =
        page.put(chart.title, room.topLeft(), room.width(), {9, QFont::DemiBold, Qt::black, Qt::AlignLeft})
        + 2;
    const QRectF area(room.left() + gutter, room.top() + title, room.width() - gutter, room.height() - title);
    const CardText side{7, QFont::Normal, quiet, Qt::AlignLeft};
    page.put(chart.above, area.topLeft() - QPointF(gutter, 0), gutter - 3, side);
    const double height = page.heightOf(chart.below, gutter - 3, side);
    page.put(chart.below, area.bottomLeft() - QPointF(gutter, height), gutter - 3, side);
    painter.setPen(QPen(web, 0.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area);
    for (const QVariant& mark : card.places.marks) {
        const double x = area.left() + mark.value<PlaceMark>().share * area.width();
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    }
    if (chart.base >= 0) {
        const double y = area.bottom() - chart.base * area.height();
        painter.setPen(QPen(quiet, 0.6));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter.save();
    painter.setClipRect(area);
    for (qsizetype take = 0; take < chart.curves.size(); ++take) {
        QPolygonF curve;
        for (const QPointF& point : chart.curves.at(take))
            curve << QPointF(area.left() + point.x() * area.width(),
                             area.bottom() - std::clamp(point.y(), 0.0, 1.0) * area.height());
        painter.setPen(penOfTake(card, take));
        painter.drawPolyline(curve);
    }
    painter.restore();
}

/// Their names under the charts, as many as do not touch.
void drawPlaces(CardPage& page, const LessonCard& card, const QRectF& room) {
    constexpr double gutter = 34;
    constexpr double widest = 30; ///< of a name
    const CardText style{7, QFont::Normal, quiet, Qt::AlignHCenter};
    page.put(card.places.bars ? tr("bar") : tr("min:s"), room.topLeft(), gutter - 3,
             {7, QFont::Normal, quiet, Qt::AlignLeft});
    double free = room.left() + gutter - widest;
    for (const QVariant& entry : card.places.marks) {
        const auto mark = entry.value<PlaceMark>();
        const double x = room.left() + gutter + mark.share * (room.width() - gutter) - widest / 2;
        if (x < free || x + widest > room.right() + widest / 2) continue;
        page.put(mark.text, {x, room.top()}, widest, style);
        free = x + widest;
    }
}

Curves tempoCurves(const LessonCard& card, const QList<ComparedTakeView>& takes) {
    Curves chart{tr("Tempo through the piece, against the first"), tr("faster"), tr("slower"), {}, 0.5};
    for (const ComparedTakeView& take : takes) {
        QList<QPointF> curve;
        for (const QVariant& entry : take.pace) {
            const QPointF point = entry.toPointF();
            curve << QPointF(point.x() / card.places.seconds, 0.5 + std::log2(point.y()) / 2);
        }
        chart.curves << curve;
    }
    return chart;
}

Curves loudnessCurves(const LessonCard& card, const QList<ComparedTakeView>& takes) {
    Curves chart{tr("Loudness through the piece"), tr("loud"), tr("soft"), {}, -1};
    double low = 127;
    double high = 0;
    for (const ComparedTakeView& take : takes)
        for (const QVariant& point : take.loudness) {
            low = std::min(low, point.toPointF().y());
            high = std::max(high, point.toPointF().y());
        }
    constexpr double flattest = 20; ///< steps: an even take looks even
    const double middle = (low + high) / 2;
    const double span = std::max(flattest, 1.1 * (high - low));
    for (const ComparedTakeView& take : takes) {
        QList<QPointF> curve;
        for (const QVariant& entry : take.loudness) {
            const QPointF point = entry.toPointF();
            curve << QPointF(point.x() / card.places.seconds, 0.5 + (point.y() - middle) / span);
        }
        chart.curves << curve;
    }
    return chart;
}

} // namespace

QPen penOfTake(const LessonCard& card, qsizetype take) {
    QPen pen(card.colours.value(take, Qt::black), line);
    const QList<double> dashes = card.dashes.value(take);
    if (!dashes.isEmpty()) pen.setDashPattern(QList<qreal>(dashes.begin(), dashes.end()));
    return pen;
}

void drawRadar(CardPage& page, const LessonCard& card, const QList<ComparedTakeView>& takes,
               const QRectF& room) {
    constexpr double names = 20; ///< above and below
    const Star star{room.center(), std::min(room.height() / 2 - names, room.width() / 2 - 50),
                    takes.first().axes.size()};
    QPainter& painter = page.painter();
    drawWeb(painter, star);
    for (qsizetype take = 0; take < takes.size(); ++take)
        drawBand(painter, star, takes.at(take), card.colours.value(take, Qt::black));
    for (qsizetype take = 0; take < takes.size(); ++take) {
        painter.setPen(penOfTake(card, take));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(star.outline([&](qsizetype axis) { return axisOf(takes.at(take), axis).share; }));
    }
    drawNames(page, star, takes.first(), room);
}

void drawCurves(CardPage& page, const LessonCard& card, const QList<ComparedTakeView>& takes,
                const QRectF& room) {
    constexpr double places = 12;
    constexpr double gap = 8;
    const double each = (room.height() - places - gap) / 2;
    drawCurve(page, card, tempoCurves(card, takes), {room.left(), room.top(), room.width(), each});
    drawCurve(page, card, loudnessCurves(card, takes),
              {room.left(), room.top() + each + gap, room.width(), each});
    drawPlaces(page, card, {room.left(), room.bottom() - places + 2, room.width(), places});
}

double drawProgress(CardPage& page, const LessonCard& card, const QList<ComparedTakeView>& takes,
                    const QRectF& room) {
    constexpr std::array<qsizetype, 3> shown{0, 2, 4}; // tempo, dynamics, pedal
    constexpr double gap = 16;
    constexpr double chart = 42;
    constexpr double dot = 2.2;
    const auto byDate = [&](qsizetype a, qsizetype b) { return takes.at(a).when < takes.at(b).when; };
    QList<qsizetype> order(takes.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), byDate);
    const double width = (room.width() - 2 * gap) / 3;
    double tallest = 0;
    QPainter& painter = page.painter();
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const qsizetype axis = shown.at(i);
        const double left = room.left() + static_cast<double>(i) * (width + gap);
        double low = 1;
        double high = 0;
        for (const ComparedTakeView& take : takes) {
            low = std::min(low, axisOf(take, axis).low);
            high = std::max(high, axisOf(take, axis).high);
        }
        double y =
            room.top() + page.put(axisOf(takes.first(), axis).title, {left, room.top()}, width, label) + 2;
        const QRectF area(left + 4, y + 3, width - 8, chart - 6);
        const auto spot = [&](const ComparedTakeView& take, double share) {
            return QPointF(area.left() + take.when * area.width(),
                           area.bottom() - (share - low) / std::max(0.02, high - low) * area.height());
        };
        QPolygonF way;
        for (const qsizetype take : order)
            way << spot(takes.at(take), axisOf(takes.at(take), axis).share);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(quiet, 0.8));
        painter.drawPolyline(way);
        for (const qsizetype take : order) {
            const AxisView value = axisOf(takes.at(take), axis);
            const QColor colour = card.colours.value(take, Qt::black);
            painter.setPen(QPen(colour, 1));
            painter.drawLine(spot(takes.at(take), value.low), spot(takes.at(take), value.high));
            painter.setBrush(colour);
            painter.drawEllipse(spot(takes.at(take), value.share), dot, dot);
        }
        y += chart;
        const QString words = QStringLiteral("%1 → %2").arg(axisOf(takes.at(order.first()), axis).text,
                                                            axisOf(takes.at(order.last()), axis).text);
        y += page.put(words, {left, y}, width, {8, QFont::Normal, quiet, Qt::AlignLeft});
        tallest = std::max(tallest, y - room.top());
    }
    return tallest;
}

} // namespace atos
