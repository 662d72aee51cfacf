// SPDX-License-Identifier: Apache-2.0
#include "ui/library/written_date.h"

#include <gtest/gtest.h>

#include <QDateTime>

namespace atos {
namespace {

UnixSeconds at(int year, int month, int day, int hour, int minute) {
    return QDateTime(QDate(year, month, day), QTime(hour, minute)).toSecsSinceEpoch();
}

const UnixSeconds today = at(2026, 11, 28, 12, 0);
const UnixSeconds before = at(2026, 10, 1, 17, 45);

UnixSeconds read(const char* text) {
    const WrittenDate date = readDate(QString::fromUtf8(text), before, today);
    EXPECT_EQ(date.problem, QString()) << text;
    return date.seconds;
}

TEST(WrittenDate, PeopleWriteDaysInManyWays) {
    for (const char* text :
         {"3 May 2020", "3 may 2020", "03 May 2020", "2020-05-03", "3.5.2020", "03.05.2020", "May 3, 2020"})
        EXPECT_EQ(read(text), at(2020, 5, 3, 17, 45)) << text << ": the time of day stays";
    EXPECT_EQ(read("3 May 2020, 08:30"), at(2020, 5, 3, 8, 30));
    EXPECT_EQ(read("2020-05-03 8:30"), at(2020, 5, 3, 8, 30));
    EXPECT_EQ(read("yesterday"), at(2026, 11, 27, 17, 45));
    EXPECT_EQ(read("today"), today) << "not later than now";
}

TEST(WrittenDate, WhatIsShownCanBeReadAgain) {
    EXPECT_EQ(read(dateText(at(2019, 1, 2, 3, 4)).toUtf8().constData()), at(2019, 1, 2, 3, 4));
}

TEST(WrittenDate, WhatIsNoDayIsTold) {
    for (const char* text :
         {"", "some day", "31 February 2020", "3/4/2020", "12:30", "3 May 2020, 99:99", "1 May 0020"}) {
        const WrittenDate date = readDate(QString::fromUtf8(text), before, today);
        EXPECT_TRUE(date.problem.startsWith("Write the date like ")) << text;
        EXPECT_EQ(date.seconds, before);
    }
    EXPECT_EQ(readDate("29 Nov 2026", before, today).problem, QString("This day is yet to come."));
}

} // namespace
} // namespace atos
