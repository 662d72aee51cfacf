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

constexpr double paceStep = 2;   ///< seconds between points of the curve
constexpr double paceWindow = 8; ///< seconds over which a pace is taken

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
    const QString unit = words::text(playingAxes.at(axis).unit);
    const bool ratio = unit == QStringLiteral("ratio");
    const double scale = ratio ? 100 : 1;
    const QString value = number(scale * band.value);
    const QString suffix = ratio ? QStringLiteral("%") : unit;
    if (!band.sure()) return tr("%1 %2, too short to be sure").arg(value, suffix);
    return QStringLiteral("%1 ± %2 %3").arg(value, number(scale * (band.high - band.value)), suffix);
}

AxisView axisView(const FeatureBand& band, std::size_t axis) {
    const AxisInfo& info = playingAxes.at(axis);
    const auto share = [&](double value) {
        return std::clamp((value - info.low) / (info.high - info.low), 0.0, 1.0);
    };
    return {axisTitle(axis), axisText(band, axis), share(band.value), share(band.low), share(band.high)};
}

QVariantList paceOf(const NoteAlignment& alignment) {
    QVariantList points;
    if (!alignment.samePiece() || alignment.timeline.empty()) return points;
    const double end = alignment.timeline.back().first - paceWindow;
    for (double from = alignment.timeline.front().first; from <= end; from += paceStep) {
        const double seconds = alignment.secondAt(from + paceWindow) - alignment.secondAt(from);
        if (seconds > 0) points << QPointF(from + paceWindow / 2, paceWindow / seconds);
    }
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
    const qint64 span = names.last().played - names.first().played;
    if (span < day)
        return static_cast<double>(take) / static_cast<double>(std::max<qsizetype>(1, names.size() - 1));
    return static_cast<double>(names.at(take).played - names.first().played) / static_cast<double>(span);
}

} // namespace

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
        view.sentence = QStringLiteral("%1: %2").arg(view.title, spoken.join(QStringLiteral(", ")));
        for (const double share : portrait.velocities)
            view.velocities << share;
        for (const TakePair& pair : comparison.pairs) {
            if (pair.second != i) continue;
            view.relation = relationOf(pair);
            view.pace = paceOf(pair.alignment);
            view.samePiece = pair.alignment.samePiece();
            for (const Difference& difference : pair.differences)
                view.differences << differenceText(difference);
        }
        views << QVariant::fromValue(view);
    }
    return views;
}

} // namespace atos
