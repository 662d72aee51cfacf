// SPDX-License-Identifier: Apache-2.0
#include "ui/library/written_date.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace atos {
namespace {

constexpr int firstYear = 1900; ///< of anything that could have been played into a file

QString tr(const char* text) {
    return QCoreApplication::translate("WrittenDate", text);
}

QDate dayOf(const QString& text, const QDate& today) {
    if (text.compare(tr("today"), Qt::CaseInsensitive) == 0) return today;
    if (text.compare(tr("yesterday"), Qt::CaseInsensitive) == 0) return today.addDays(-1);
    for (const QLocale& locale : {QLocale(), QLocale::c()})
        for (const char* format : {"d MMM yyyy", "d MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "yyyy-M-d",
                                   "d.M.yyyy", "d. M. yyyy", "d. MMMM yyyy"})
            if (const QDate day = locale.toDate(text, QLatin1String(format)); day.isValid()) return day;
    return {};
}

} // namespace

WrittenDate readDate(const QString& text, UnixSeconds before, UnixSeconds now) {
    QString day = text.simplified();
    QTime time = QDateTime::fromSecsSinceEpoch(before).time();
    // The last word is a time of day when it has a colon.
    if (const QString last = day.section(u' ', -1); last.contains(u':')) {
        time = QTime::fromString(last, QStringLiteral("H:m"));
        day.chop(last.size());
    }
    day = day.remove(u',').simplified();
    const QDate date = dayOf(day, QDateTime::fromSecsSinceEpoch(now).date());
    if (!date.isValid() || !time.isValid() || date.year() < firstYear)
        return {before, tr("Write the date like %1.").arg(dateText(now))};
    const qint64 seconds = QDateTime(date, time).toSecsSinceEpoch();
    if (date > QDateTime::fromSecsSinceEpoch(now).date()) return {before, tr("This day is yet to come.")};
    return {std::min<UnixSeconds>(seconds, std::max(now, before)), {}};
}

QString dateText(UnixSeconds seconds) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds), tr("d MMM yyyy, HH:mm"));
}

} // namespace atos
