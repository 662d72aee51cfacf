// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.h"
#include "music/smf.h"
#include "support/temporary_folder.h"
#include "ui/library/library_model.h"
#include "ui/models/wait.h"
#include "ui/sample_library.h"
#include "ui/sample_music.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace atos {
namespace {

using State = LibraryModel::State;

QUrl urlOf(const std::filesystem::path& path) {
    return QUrl::fromLocalFile(QString::fromStdString(path.string()));
}

class LibraryModelTest : public testing::Test {
protected:
    LibraryOptions options() {
        LibraryOptions options;
        options.database = folder_ / "library.db";
        options.takes = folder_ / "takes";
        options.patience = std::chrono::milliseconds(20);
        return options;
    }
    void open() {
        library_ = std::make_unique<LibraryModel>(options());
        ATOS_WAIT_FOR(library_->state() != State::Opening);
    }
    int count() { return library_->takes()->count(); }
    std::filesystem::path scale(const char* name) {
        const std::filesystem::path path = folder_ / name;
        EXPECT_TRUE(writeMidi(test::scale(20), path).ok());
        return path;
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<LibraryModel> library_;
};

TEST_F(LibraryModelTest, showsATakeInWords) {
    test::fillLibrary(folder_ / "library.db", 8);
    open();
    ATOS_WAIT_FOR(count() == 8);
    const TakeView take = library_->takes()->view(2);
    EXPECT_EQ(take.title, QStringLiteral("Nocturne in E flat major"));
    EXPECT_EQ(take.key, QStringLiteral("E♭ major"));
    EXPECT_EQ(take.style, QStringLiteral("Chopin, classical"));
    EXPECT_EQ(take.length, QStringLiteral("1:54"));
    EXPECT_TRUE(take.file.toLocalFile().endsWith(QStringLiteral("/takes/take-2.mid")));
    EXPECT_TRUE(take.sentence.startsWith(QStringLiteral("Nocturne in E flat major, 1:54, ")));
    const TakeView unnamed = library_->takes()->view(1);
    EXPECT_TRUE(unnamed.name.isEmpty());
    EXPECT_TRUE(unnamed.title.startsWith(QStringLiteral("Played on ")));
    EXPECT_EQ(library_->takes()->view(99).id, 0);
}

TEST_F(LibraryModelTest, keepsAnOpenedFileOnceAndWhatWasFoundOfIt) {
    open();
    const auto file = scale("Clara.mid");
    library_->keepOpened(file, QStringLiteral("Clara's scale"));
    library_->keepOpened(file, QStringLiteral("Clara's scale"));
    library_->setStyle(file, "Bach JS", "classical");
    ATOS_WAIT_FOR(count() == 1 && !library_->takes()->view(0).style.isEmpty());
    EXPECT_EQ(library_->takes()->view(0).style, QStringLiteral("J. S. Bach, classical"));
    EXPECT_EQ(library_->takes()->view(0).title, QStringLiteral("Clara's scale"));
}

TEST_F(LibraryModelTest, addsWhatTheEngineKeptEvenALot) {
    std::filesystem::create_directories(folder_ / "takes");
    for (int i = 0; i < 40; ++i)
        ASSERT_TRUE(
            writeMidi(test::scale(2), folder_.path() / "takes" / ("take-" + std::to_string(i) + ".mid"))
                .ok());
    open();
    ATOS_WAIT_FOR(count() == 40);
}

/// Once what the older of two actions had done was only seen after the next one that went well.
TEST_F(LibraryModelTest, showsWhatWasDoneAlsoWhenTheNextActionFails) {
    test::fillLibrary(folder_ / "library.db", 8);
    open();
    ATOS_WAIT_FOR(count() == 8);
    QSignalSpy failed(library_.get(), &LibraryModel::failed);
    const TakeView take = library_->takes()->view(2);
    library_->setStarred(take.id, !take.starred);
    library_->importFiles({urlOf(folder_ / "nowhere.mid")});
    ATOS_WAIT_FOR(failed.count() == 1);
    EXPECT_EQ(library_->takes()->view(2).starred, !take.starred);
}

/// Once all takes were read for every letter that was typed.
TEST_F(LibraryModelTest, readsALargeLibraryAsFarAsSomebodyLooks) {
    test::fillLibrary(folder_ / "library.db", 250);
    open();
    TakeListModel& takes = *library_->takes();
    ATOS_WAIT_FOR(count() == 100);
    const TakeView first = takes.view(0);
    ASSERT_TRUE(takes.canFetchMore({}));
    takes.fetchMore({});
    EXPECT_FALSE(takes.canFetchMore({})) << "asked once, until there are more";
    ATOS_WAIT_FOR(count() == 200);

    // What is done to a take leaves the list as long as it was, and the place in it.
    library_->setStarred(takes.view(150).id, !takes.view(150).starred);
    library_->setCurrent(150);
    const bool starred = takes.view(150).starred;
    ATOS_WAIT_FOR(takes.view(150).starred != starred);
    EXPECT_EQ(count(), 200);
    EXPECT_EQ(library_->current(), 150);

    library_->pickAll();
    ATOS_WAIT_FOR(takes.pickedCount() == 250);
    EXPECT_EQ(count(), 250);
    EXPECT_FALSE(takes.canFetchMore({}));

    library_->setText(QStringLiteral("s"));
    library_->setText({});
    ATOS_WAIT_FOR(count() == 100);
    EXPECT_EQ(takes.view(0).id, first.id);
}

TEST_F(LibraryModelTest, saysThatALibraryIsDamagedBeforeAnythingIsWrittenToIt) {
    test::fillLibrary(folder_ / "library.db", 250);
    auto bytes = *readFile(folder_ / "library.db", 1U << 24U);
    // Far behind what the first page needs.
    std::fill(bytes.end() - 8 * 4096, bytes.end() - 4096, std::uint8_t{0xA5});
    ASSERT_TRUE(writeFile(folder_ / "library.db", bytes).ok());
    library_ = std::make_unique<LibraryModel>(options());
    ATOS_WAIT_FOR(library_->state() == State::Unavailable);
    EXPECT_TRUE(library_->problem().contains(QStringLiteral("is damaged")));
    EXPECT_EQ(count(), 0);
    library_->keepOpened(scale("later.mid"), QStringLiteral("Later"));
    library_.reset();
    EXPECT_EQ(*readFile(folder_ / "library.db", 1U << 24U), bytes);
}

TEST_F(LibraryModelTest, showsTheAnswerToTheLastQuestionOnly) {
    test::fillLibrary(folder_ / "library.db", 60);
    open();
    ATOS_WAIT_FOR(count() == 60);
    for (const char* text : {"s", "sc", "sca", "scal", "scales"})
        library_->setText(QString::fromLatin1(text));
    ATOS_WAIT_FOR(count() == 10);
    library_->setStudent(QStringLiteral("Clara"));
    EXPECT_TRUE(library_->filtered());
    library_->setText({});
    library_->setStudent({});
    library_->setStarredOnly(true);
    ATOS_WAIT_FOR(count() == 9);
    library_->setStarredOnly(false);
    ATOS_WAIT_FOR(count() == 60);
    EXPECT_FALSE(library_->filtered());
    EXPECT_EQ(library_->students().size(), 3);
}

TEST_F(LibraryModelTest, removesAndBringsBack) {
    test::fillLibrary(folder_ / "library.db", 3);
    open();
    ATOS_WAIT_FOR(count() == 3);
    library_->setCurrent(2);
    library_->takes()->setPicked(2, true);
    library_->remove(library_->take().id);
    ATOS_WAIT_FOR(count() == 2 && !library_->undoable().isEmpty());
    EXPECT_EQ(library_->current(), 1) << "the one before the last is chosen";
    EXPECT_EQ(library_->takes()->pickedCount(), 0);
    library_->undo();
    ATOS_WAIT_FOR(count() == 3);
    EXPECT_TRUE(library_->undoable().isEmpty());
    library_->undo();
    library_->remove(4711);
    EXPECT_EQ(count(), 3);
}

TEST_F(LibraryModelTest, changesManyTakesAtOnceAndTakesThatBack) {
    test::fillLibrary(folder_ / "library.db", 12);
    open();
    ATOS_WAIT_FOR(count() == 12);
    const auto written = [&] {
        QStringList texts;
        for (int row = 0; row < count(); ++row) {
            const TakeView take = library_->takes()->view(row);
            texts << QStringList{take.title, take.student, take.tags, take.when}.join(u'|');
        }
        return texts;
    };
    const QStringList before = written();
    for (const int row : {0, 1, 5})
        library_->takes()->setPicked(row, true);
    library_->setText(QStringLiteral("scales")); // row 5 is shown, the others are hidden
    ATOS_WAIT_FOR(count() == 2);
    EXPECT_EQ(library_->changePicked("Fanny", "exam May", "1 May 2020"), QString());
    ATOS_WAIT_FOR(!library_->undoable().isEmpty());
    EXPECT_EQ(library_->undoable(), QString("3 takes were changed."));
    EXPECT_EQ(library_->takes()->picked().front().labels.student, "Fanny") << "also those that are hidden";
    library_->setText({});
    library_->setStudent(QStringLiteral("Fanny"));
    ATOS_WAIT_FOR(count() == 3);
    for (int row = 0; row < 3; ++row) {
        const TakeView take = library_->takes()->view(row);
        EXPECT_TRUE(take.when.startsWith(QStringLiteral("1 May 2020, "))) << take.when.toStdString();
        EXPECT_EQ(take.tags, QString("exam May")) << "no tag stands there twice";
    }
    EXPECT_TRUE(library_->students().contains("Fanny"));
    EXPECT_TRUE(library_->tags().contains("May"));
    library_->undo();
    library_->setStudent({});
    ATOS_WAIT_FOR(count() == 12 && written() == before);
    EXPECT_TRUE(library_->undoable().isEmpty());
    EXPECT_EQ(library_->takes()->picked().front().labels.student, "Clara");
}

TEST_F(LibraryModelTest, datesATakeAsOneWritesIt) {
    test::fillLibrary(folder_ / "library.db", 3);
    open();
    ATOS_WAIT_FOR(count() == 3);
    const qint64 id = library_->takes()->view(0).id;
    EXPECT_TRUE(library_->setPlayed(id, "some day in May").startsWith("Write the date like "));
    EXPECT_EQ(library_->setPlayed(id, "28.11.2999"), QString("This day is yet to come."));
    EXPECT_EQ(library_->setPlayed(id, "2001-02-03 04:05"), QString());
    ATOS_WAIT_FOR(library_->takes()->rowOf(id) == 2);
    EXPECT_EQ(library_->takes()->view(2).when, QString("3 Feb 2001, 04:05"));
}

TEST_F(LibraryModelTest, remembersPicksThatASearchHides) {
    test::fillLibrary(folder_ / "library.db", 12);
    open();
    ATOS_WAIT_FOR(count() == 12);
    library_->takes()->setPicked(0, true);
    library_->takes()->setPicked(5, true);
    library_->setText(QStringLiteral("invention"));
    ATOS_WAIT_FOR(count() == 2);
    EXPECT_EQ(library_->takes()->pickedCount(), 2);
    EXPECT_EQ(library_->takes()->picked().front().file, "take-0.mid");
    library_->takes()->setPicked(99, true);
    EXPECT_EQ(library_->takes()->pickedCount(), 2);
}

TEST_F(LibraryModelTest, exportsTheVeryBytes) {
    open();
    const auto file = scale("scale.mid");
    library_->importFiles({urlOf(file)});
    ATOS_WAIT_FOR(count() == 1);
    QSignalSpy exported(library_.get(), &LibraryModel::exported);
    QSignalSpy failed(library_.get(), &LibraryModel::failed);
    library_->exportTake(library_->takes()->view(0).id, urlOf(folder_ / "copy.mid"));
    ATOS_WAIT_FOR(exported.count() == 1);
    EXPECT_EQ(*readFile(folder_ / "copy.mid", 1U << 20U), *readFile(file, 1U << 20U));
    library_->exportTake(library_->takes()->view(0).id, urlOf(folder_ / "nowhere" / "copy.mid"));
    ATOS_WAIT_FOR(failed.count() == 1);
}

TEST_F(LibraryModelTest, refusesWhatIsNoMusicInASentence) {
    open();
    QSignalSpy failed(library_.get(), &LibraryModel::failed);
    ASSERT_TRUE(writeFile(folder_ / "letter.mid", std::string_view("Dear Clara")).ok());
    library_->importFiles({urlOf(folder_ / "letter.mid"), QUrl(QStringLiteral("https://example.org/a.mid"))});
    ATOS_WAIT_FOR(failed.count() == 2);
    EXPECT_EQ(count(), 0);
}

TEST_F(LibraryModelTest, waitsForAnotherProgramAndTriesAgain) {
    test::fillLibrary(folder_ / "library.db", 3);
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        other.setDatabaseName(QString::fromStdString((folder_ / "library.db").string()));
        ASSERT_TRUE(other.open());
        ASSERT_TRUE(QSqlQuery(other).exec(QStringLiteral("BEGIN EXCLUSIVE")));
        open();
        EXPECT_EQ(library_->state(), State::Unavailable);
        EXPECT_TRUE(library_->problem().contains(QStringLiteral("in use")));
        library_->setText(QStringLiteral("scales"));
        library_->keepOpened(scale("a.mid"), QStringLiteral("A"));
        ASSERT_TRUE(QSqlQuery(other).exec(QStringLiteral("ROLLBACK")));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    library_->setText({});
    library_->retry();
    ATOS_WAIT_FOR(library_->state() == State::Ready && count() == 3);
}

} // namespace
} // namespace atos
