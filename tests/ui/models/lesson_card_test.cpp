// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/compare_views.h"
#include "ui/compare/lesson_card.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace atos {
namespace {

LessonCard cardOf(int takes) {
    std::vector<Performance> performances;
    QList<ComparedTakeName> names;
    for (int i = 0; i < takes; ++i) {
        Performance scale = test::scale(40);
        for (Note& note : scale.notes)
            note.velocity = static_cast<std::uint8_t>(note.velocity + 6 * i);
        performances.push_back(std::move(scale));
        names << ComparedTakeName{QStringLiteral("Scale %1").arg(i), 86400LL * 30 * i};
    }
    const auto comparison = compareTakes(performances);
    EXPECT_TRUE(comparison);
    LessonCard card;
    card.student = QStringLiteral("Clara");
    card.date = QStringLiteral("today");
    card.takes = comparedTakeViews(*comparison, names);
    return card;
}

std::ptrdiff_t pages(const Bytes& pdf) {
    const std::string text(pdf.begin(), pdf.end());
    std::ptrdiff_t count = 0;
    for (std::size_t at = text.find("/Type /Page\n"); at != std::string::npos;
         at = text.find("/Type /Page\n", at + 1))
        ++count;
    return count;
}

TEST(LessonCard, IsOnePageForTwoTakes) {
    const Bytes pdf = lessonCardPdf(cardOf(2));
    ASSERT_GT(pdf.size(), 1000U);
    EXPECT_EQ(std::string(pdf.begin(), pdf.begin() + 5), "%PDF-");
    EXPECT_EQ(pages(pdf), 1);
}

TEST(LessonCard, GoesOnOnAnotherPageWhenTheTeacherWritesALot) {
    LessonCard card = cardOf(6);
    card.remarks = QStringLiteral("Slower, and listen to the left hand. ").repeated(60);
    EXPECT_EQ(pages(lessonCardPdf(card)), 2);
}

TEST(LessonCard, TakesLieWhereTheirDatesAre) {
    const LessonCard card = cardOf(3);
    EXPECT_DOUBLE_EQ(card.takes.at(0).value<ComparedTakeView>().when, 0);
    EXPECT_DOUBLE_EQ(card.takes.at(1).value<ComparedTakeView>().when, 0.5);
    EXPECT_DOUBLE_EQ(card.takes.at(2).value<ComparedTakeView>().when, 1);
    EXPECT_TRUE(card.takes.at(2).value<ComparedTakeView>().samePiece);
}

} // namespace
} // namespace atos
