// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.h"
#include "support/temporary_folder.h"
#include "ui/compare/compare_views.h"
#include "ui/compare/lesson_card.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <QFontDatabase>
#include <QProcess>
#include <QRectF>
#include <QRegularExpression>
#include <QStandardPaths>

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
    card.places = {placeMarks(*comparison), comparison->bars.known(), pieceSeconds(*comparison)};
    card.colours = {Qt::darkRed, Qt::darkBlue, Qt::darkGreen};
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

struct Word {
    int page = 0;
    QRectF box; ///< points
    QString text;
};

/// What a program of poppler says of the card.
QString asked(const char* program, const LessonCard& card, const QStringList& options,
              const QStringList& after) {
    const test::TemporaryFolder folder;
    const std::filesystem::path file = folder / "card.pdf";
    EXPECT_TRUE(writeFile(file, lessonCardPdf(card)).ok());
    QProcess process;
    process.start(QString::fromLatin1(program),
                  options + QStringList(QString::fromStdString(file.string())) + after);
    EXPECT_TRUE(process.waitForFinished());
    return QString::fromUtf8(process.readAllStandardOutput());
}

QList<Word> wordsOn(const LessonCard& card) {
    static const QRegularExpression entry("<page |<word xMin=\"([\\d.]+)\" yMin=\"([\\d.]+)\" "
                                          "xMax=\"([\\d.]+)\" yMax=\"([\\d.]+)\">(.*?)</word>");
    QList<Word> words;
    int page = 0;
    auto found = entry.globalMatch(asked("pdftotext", card, {"-bbox"}, {"-"}));
    while (found.hasNext()) {
        const auto match = found.next();
        if (match.captured(5).isEmpty()) {
            ++page;
            continue;
        }
        const QPointF corner(match.captured(1).toDouble(), match.captured(2).toDouble());
        const QPointF end(match.captured(3).toDouble(), match.captured(4).toDouble());
        words << Word{page, {corner, end}, match.captured(5)};
    }
    return words;
}

void expectThatNothingOverlaps(const QList<Word>& words) {
    for (qsizetype i = 0; i < words.size(); ++i) {
        EXPECT_TRUE(QRectF(30, 30, 595 - 60, 842 - 60).contains(words[i].box)) << words[i].text.toStdString();
        for (qsizetype j = 0; j < i; ++j) {
            const QRectF both = words[i].box & words[j].box;
            // The boxes of lines reach above and below their letters.
            const bool apart =
                words[i].page != words[j].page || both.width() < 0.5
                || both.height() < 0.4 * std::min(words[i].box.height(), words[j].box.height());
            EXPECT_TRUE(apart) << words[i].text.toStdString() << " lies over " << words[j].text.toStdString();
        }
    }
}

/// All of it, whatever lines it was broken into.
void expectToStand(const QList<Word>& words, const QString& text) {
    QString all;
    for (const Word& word : words)
        all += word.text;
    static const QRegularExpression gaps("\\s");
    EXPECT_TRUE(all.contains(QString(text).remove(gaps).toHtmlEscaped())) << text.toStdString();
}

class WrittenCard : public testing::Test {
protected:
    void SetUp() override {
        if (QStandardPaths::findExecutable("pdftotext").isEmpty())
            GTEST_SKIP() << "poppler-utils is not installed.";
    }
};

TEST_F(WrittenCard, AllOfItStandsThereAndNothingOverlaps) {
    LessonCard card = cardOf(3);
    card.piece = QStringLiteral("Träumerei");
    card.remarks = QStringLiteral("Slower, and listen to the left hand.\nAgain on Friday.");
    card.fairness = QStringLiteral("Loudness is compared fairly.");
    const QList<Word> words = wordsOn(card);
    for (const QString& text :
         {card.piece, card.student, QStringLiteral("Slower, and listen to the left hand."),
          QStringLiteral("Again on Friday."), card.fairness, QStringLiteral("Tempo through the piece"),
          QStringLiteral("Loudness through the piece"), QStringLiteral("Progress, ")})
        expectToStand(words, text);
    for (const QVariant& entry : card.takes) {
        const auto take = entry.value<ComparedTakeView>();
        expectToStand(words, take.title);
        for (const QString& difference : take.differences)
            expectToStand(words, difference);
        for (const QVariant& axis : take.axes)
            expectToStand(words, axis.value<AxisView>().title);
    }
    expectThatNothingOverlaps(words);
}

TEST_F(WrittenCard, VeryLongNamesAreWrappedAndNeverCut) {
    LessonCard card = cardOf(6);
    card.student = QStringLiteral(
        "Maximiliana-Wilhelmine Antoinette von Hohenstein-Langenburg zu Sachsen, called Minna");
    card.piece = QStringLiteral(
                     "The very long and winding title that somebody wrote after a concert about everything, ")
                 + QString(120, u'x');
    card.remarks = QString(300, u'w') + QStringLiteral("\n") + QStringLiteral("Listen. ").repeated(80);
    for (QVariant& entry : card.takes) {
        auto take = entry.value<ComparedTakeView>();
        take.title += QStringLiteral(", played slowly on a long evening with all repeats and then once more ")
                          .repeated(3);
        take.differences << QStringLiteral("In bars 14 to 17 it holds back: ") + QString(150, u'z');
        for (QVariant& axis : take.axes) {
            auto shown = axis.value<AxisView>();
            shown.title = QStringLiteral("Geschwindigkeitsempfinden");
            axis = QVariant::fromValue(shown);
        }
        entry = QVariant::fromValue(take);
    }
    const QList<Word> words = wordsOn(card);
    for (const QString& text : {card.student, card.piece, QString(300, u'w')})
        expectToStand(words, text);
    expectThatNothingOverlaps(words);
}

TEST_F(WrittenCard, BarsStandUnderTheCurves) {
    LessonCard card = cardOf(2);
    card.places.bars = true;
    card.places.marks.clear();
    for (const int bar : {1, 33, 65}) {
        PlaceMark mark;
        mark.share = (bar - 1) / 80.0;
        mark.text = QString::number(bar);
        card.places.marks << QVariant::fromValue(mark);
    }
    const QList<Word> words = wordsOn(card);
    for (const char* text : {"bar", "33", "65"})
        EXPECT_TRUE(std::any_of(words.begin(), words.end(), [&](const Word& word) {
            return word.text == text;
        })) << text;
}

TEST_F(WrittenCard, TheLettersOfTheWindowAreEmbedded) {
    if (!QFontDatabase::families().contains("Inter")) GTEST_SKIP() << "Inter is not installed.";
    LessonCard card = cardOf(2);
    card.family = QStringLiteral("Inter");
    const QStringList fonts = asked("pdffonts", card, {}, {}).split(u'\n').mid(2);
    ASSERT_GT(fonts.size(), 1);
    for (const QString& font : fonts) {
        if (font.isEmpty()) continue;
        EXPECT_TRUE(font.startsWith("Inter") && font.contains(" yes ")) << font.toStdString();
    }
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
