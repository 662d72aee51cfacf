// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/compare_views.h"

#include "ui/base/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QPointF>

#include <algorithm>
#include <cmath>

namespace atos {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("compare", text);
}

QString axisTitle(std::size_t axis) {
    return QCoreApplication::translate("compare", playingAxes.at(axis).title.data());
}

QString number(double value) {
    return QString::number(value, 'f', std::abs(value) < 10 ? 1 : 0);
}

QString axisText(const FeatureBand& band, std::size_t axis) {
    QString unit = words::text(playingAxes.at(axis).unit);
    if (unit == QStringLiteral("velocity")) unit.clear(); // steps of MIDI, which nobody counts in
    const bool ratio = unit == QStringLiteral("ratio");
    const double scale = ratio ? 100 : 1;
    const QString value = number(scale * band.value);
    const QString suffix = ratio ? QStringLiteral("%") : unit;
    if (!band.sure())
        return tr("%1, too short to be sure").arg(QStringLiteral("%1 %2").arg(value, suffix).trimmed());
    // One word, so that no line ends within it.
    return QStringLiteral("%1 ± %2 %3")
        .arg(value, number(scale * (band.high - band.value)), suffix)
        .trimmed()
        .replace(u' ', QChar::Nbsp);
}

AxisView axisView(const FeatureBand& band, std::size_t axis) {
    const AxisInfo& info = playingAxes.at(axis);
    const auto share = [&](double value) {
        return std::clamp((value - info.low) / (info.high - info.low), 0.0, 1.0);
    };
    return {axisTitle(axis), axisText(band, axis), share(band.value), share(band.low), share(band.high)};
}

QVariantList pointsOf(const std::vector<CurvePoint>& curve) {
    QVariantList points;
    for (const CurvePoint& point : curve)
        points << QPointF(point.seconds, point.value);
    return points;
}

QString relationOf(const TakePair& pair) {
    if (!pair.alignment.samePiece()) return tr("Another piece: compared by how it is played");
    return tr("The same piece: %1 of the notes found again").arg(words::share(pair.alignment.similarity));
}

QString differenceText(const Difference& difference) {
    const QString sentence = words::text(difference.sentence);
    return difference.sure ? sentence : tr("%1 (not sure)").arg(sentence);
}

/// Takes of one day lie side by side.
double whenOf(const QList<ComparedTakeName>& names, qsizetype take) {
    constexpr qint64 day = 24 * 60 * 60;
    QList<qint64> times;
    for (const ComparedTakeName& name : names)
        times << name.played;
    std::sort(times.begin(), times.end());
    const qint64 played = names.at(take).played;
    const qint64 span = times.last() - times.first();
    if (span >= day) return static_cast<double>(played - times.first()) / static_cast<double>(span);
    qsizetype place = times.indexOf(played);
    for (qsizetype other = 0; other < take; ++other)
        place += names.at(other).played == played;
    return static_cast<double>(place) / static_cast<double>(std::max<qsizetype>(1, times.size() - 1));
}

/// The smallest of the usual steps that makes at most eight marks.
int markStep(double length, std::initializer_list<int> steps) {
    constexpr double mostMarks = 8;
    for (const int step : steps)
        if (length / step <= mostMarks) return step;
    return static_cast<int>(std::ceil(length / mostMarks));
}

} // namespace

double pieceSeconds(const TakeComparison& comparison) {
    const double end = comparison.loudness.empty() ? 0 : comparison.loudness.back().seconds + curveWindow / 2;
    return std::max(1.0, end);
}

QVariantList placeMarks(const TakeComparison& comparison) {
    QVariantList marks;
    const double seconds = pieceSeconds(comparison);
    const auto add = [&](double at, const QString& text) {
        PlaceMark mark;
        mark.share = at / seconds;
        mark.text = text;
        if (mark.share >= 0 && mark.share <= 1) marks << QVariant::fromValue(mark);
    };
    if (const Bars& bars = comparison.bars; bars.known()) {
        const auto count = static_cast<int>(bars.starts.size());
        const int step = markStep(count, {1, 2, 4, 8, 16, 32, 64});
        for (int bar = 1; bar < bars.first + count; bar += step)
            add(bars.starts.at(static_cast<std::size_t>(bar - bars.first)), QString::number(bar));
    } else {
        const int step = markStep(seconds, {5, 10, 15, 30, 60, 120, 300});
        for (int second = 0; second <= seconds; second += step)
            add(second, words::minutes(second));
    }
    return marks;
}

QVariantList comparedTakeViews(const TakeComparison& comparison, const QList<ComparedTakeName>& names) {
    QVariantList views;
    for (std::size_t i = 0; i < comparison.takes.size(); ++i) {
        ComparedTakeView view;
        const ComparedTakeName& name = names.at(static_cast<qsizetype>(i));
        view.title = name.title;
        view.date =
            QLocale().toString(QDateTime::fromSecsSinceEpoch(name.played).date(), QLocale::ShortFormat);
        view.when = whenOf(names, static_cast<qsizetype>(i));
        const TakePortrait& portrait = comparison.takes[i];
        QStringList spoken;
        for (std::size_t axis = 0; axis < playingAxes.size(); ++axis) {
            const AxisView shown = axisView(portrait.bands[axis], axis);
            spoken << QStringLiteral("%1 %2").arg(shown.title, shown.text);
            view.axes << QVariant::fromValue(shown);
        }
        if (i == 0) view.loudness = pointsOf(comparison.loudness);
        view.sentence = QStringLiteral("%1: %2").arg(view.title, spoken.join(QStringLiteral(", ")));
        for (const double share : portrait.velocities)
            view.velocities << share;
        for (const TakePair& pair : comparison.pairs) {
            if (pair.second != i) continue;
            view.relation = relationOf(pair);
            view.pace = pointsOf(pair.pace);
            view.loudness = pointsOf(pair.loudness);
            view.samePiece = pair.alignment.samePiece();
            for (const Difference& difference : pair.differences)
                view.differences << differenceText(difference);
        }
        views << QVariant::fromValue(view);
    }
    return views;
}

} // namespace atos
