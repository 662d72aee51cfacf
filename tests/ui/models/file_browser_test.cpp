// SPDX-License-Identifier: Apache-2.0
#include "files/bytes.h"
#include "support/temporary_folder.h"
#include "ui/files/file_browser.h"
#include "ui/models/wait.h"

#include <gtest/gtest.h>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSignalSpy>

#include <unistd.h>

#include <filesystem>

namespace atos {
namespace {

using Purpose = FileBrowser::Purpose;

class FileBrowserTest : public testing::Test {
protected:
    void SetUp() override { std::filesystem::create_directories(home_ / "music"); }

    [[nodiscard]] QString path(const QString& name = {}) const {
        return QDir::cleanPath(QString::fromStdString((home_ / "music").string()) + u'/' + name);
    }
    void write(const QString& name, int daysOld = 0) const {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("notes");
        file.flush();
        file.setFileTime(QDateTime::currentDateTime().addDays(-daysOld), QFileDevice::FileModificationTime);
    }
    void begin(Purpose purpose, const QStringList& endings = {}, const QString& suffix = {}) {
        browser_.begin(purpose, endings, suffix);
        browser_.goTo(path());
        ATOS_WAIT_FOR(browser_.folder() == path() && !browser_.working());
    }
    [[nodiscard]] QStringList names() {
        QStringList names;
        for (const FileEntry& entry : browser_.entries()->entries())
            names << entry.name;
        return names;
    }
    [[nodiscard]] QStringList acceptedPaths() {
        QStringList paths;
        if (accepted_.isEmpty()) return paths;
        for (const QUrl& url : accepted_.last().first().value<QList<QUrl>>())
            paths << url.toLocalFile();
        return paths;
    }

    test::TemporaryFolder home_;
    FileBrowser browser_{home_.path()};
    QSignalSpy accepted_{&browser_, &FileBrowser::accepted};
};

TEST_F(FileBrowserTest, FoldersComeFirstAndNamesAreCounted) {
    for (const char* name :
         {"Etude 10.mid", "etude 2.mid", "Zebra/x.mid", "album/x.mid", "notes.txt", ".hidden.mid"})
        write(name);
    begin(Purpose::OpenFile, {"mid"});
    EXPECT_EQ(names(), QStringList({"album", "Zebra", "etude 2.mid", "Etude 10.mid"}));
}

TEST_F(FileBrowserTest, NewestFirstIsRemembered) {
    write("a.mid", 3);
    write("b.mid", 1);
    write("c.mid", 2);
    begin(Purpose::OpenFile);
    browser_.setNewestFirst(true);
    ATOS_WAIT_FOR(names() == QStringList({"b.mid", "c.mid", "a.mid"}));
    EXPECT_TRUE(FileBrowser(home_.path()).newestFirst());
}

TEST_F(FileBrowserTest, AFileIsOpenedAndItsFolderRemembered) {
    write("piece.mid");
    begin(Purpose::OpenFile);
    browser_.activate(browser_.entries()->rowOf("piece.mid"));
    ATOS_WAIT_FOR(!accepted_.isEmpty());
    EXPECT_EQ(acceptedPaths(), QStringList(path("piece.mid")));

    FileBrowser next(home_.path());
    next.begin(Purpose::OpenFile, {}, {});
    ATOS_WAIT_FOR(next.folder() == path());
    bool told = false;
    for (const QVariant& place : next.places())
        told = told || place.value<FilePlace>().path == path();
    EXPECT_TRUE(told) << "it is among the places";
}

TEST_F(FileBrowserTest, SeveralFilesAreOpenedInTheirOrder) {
    for (const char* name : {"a.mid", "b.mid", "c.mid", "d.mid", "folder/x.mid"})
        write(name);
    begin(Purpose::OpenFiles);
    FileListModel& list = *browser_.entries();
    list.pickOnly(list.rowOf("d.mid"));
    list.toggle(list.rowOf("a.mid"));
    EXPECT_EQ(list.pickedNames(), QStringList({"a.mid", "d.mid"}));
    list.pickTo(list.rowOf("c.mid"));
    EXPECT_EQ(list.pickedNames(), QStringList({"a.mid", "b.mid", "c.mid"}));
    list.pickAll();
    EXPECT_EQ(list.pickedCount(), 4) << "folders are not opened";
    browser_.openPicked();
    ATOS_WAIT_FOR(!accepted_.isEmpty());
    EXPECT_EQ(acceptedPaths().size(), 4);
}

TEST_F(FileBrowserTest, WhatHasGoneMeanwhileIsTold) {
    write("piece.mid");
    begin(Purpose::OpenFile);
    QFile::remove(path("piece.mid"));
    browser_.activate(0);
    ATOS_WAIT_FOR(!browser_.problem().isEmpty());
    EXPECT_EQ(browser_.problem(), QString("piece.mid is not there any more."));
    EXPECT_TRUE(accepted_.isEmpty());
}

TEST_F(FileBrowserTest, ANewNameGetsItsSuffix) {
    begin(Purpose::SaveFile, {"pdf"}, "pdf");
    browser_.save("Clara – Träumerei");
    ATOS_WAIT_FOR(!accepted_.isEmpty());
    EXPECT_EQ(acceptedPaths(), QStringList(path("Clara – Träumerei.pdf")));
}

TEST_F(FileBrowserTest, WhatIsThereIsReplacedOnlyWhenToldSo) {
    write("card.pdf");
    begin(Purpose::SaveFile, {"pdf"}, "pdf");
    browser_.save("card");
    ATOS_WAIT_FOR(!browser_.replacing().isEmpty());
    EXPECT_EQ(browser_.replacing(), QString("card.pdf"));
    EXPECT_TRUE(accepted_.isEmpty());
    browser_.keep();
    EXPECT_TRUE(browser_.replacing().isEmpty());
    browser_.replace();
    EXPECT_TRUE(accepted_.isEmpty()) << "the question was answered";
    browser_.save("card.pdf");
    ATOS_WAIT_FOR(!browser_.replacing().isEmpty());
    browser_.replace();
    EXPECT_EQ(acceptedPaths(), QStringList(path("card.pdf")));
}

TEST_F(FileBrowserTest, NamesThatCannotBeAreTold) {
    write("file.pdf");
    begin(Purpose::SaveFile, {}, "pdf");
    const auto told = [&](const QString& name) {
        browser_.save(name);
        EXPECT_TRUE(QTest::qWaitFor([&] { return !browser_.working(); }, 20000));
        return browser_.problem();
    };
    EXPECT_EQ(told("   "), QString("Give it a name first."));
    EXPECT_TRUE(told(QString(300, u'x')).startsWith("This name is too long"));
    EXPECT_TRUE(told("nowhere/card").contains("does not exist"));
    EXPECT_FALSE(told("file.pdf/card").isEmpty());
    EXPECT_TRUE(told("nowhere/").startsWith("There is no folder"));
    EXPECT_TRUE(accepted_.isEmpty());
}

TEST_F(FileBrowserTest, AFolderThatCannotBeReadIsToldAndOneStays) {
    write("file.mid");
    begin(Purpose::ChooseFolder);
    browser_.goTo("nowhere");
    ATOS_WAIT_FOR(!browser_.working());
    EXPECT_EQ(browser_.problem(), "There is no folder " + path("nowhere") + ".");
    browser_.goTo("file.mid");
    ATOS_WAIT_FOR(!browser_.working());
    EXPECT_EQ(browser_.problem(), QString("file.mid is no folder."));
    EXPECT_EQ(browser_.folder(), path());
}

TEST_F(FileBrowserTest, ClosedFoldersAreTold) {
    if (::geteuid() == 0) GTEST_SKIP() << "Root may look and write everywhere.";
    QDir().mkpath(path("closed"));
    QFile::setPermissions(path("closed"), QFileDevice::Permissions());
    begin(Purpose::OpenFile);
    browser_.goTo("closed");
    ATOS_WAIT_FOR(!browser_.working());
    EXPECT_EQ(browser_.problem(), "You may not look into the folder " + path("closed") + ".");
    QFile::setPermissions(path("closed"), QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    begin(Purpose::SaveFile, {}, "mid");
    browser_.goTo("closed");
    ATOS_WAIT_FOR(!browser_.working());
    EXPECT_TRUE(browser_.problem().startsWith("Nothing can be saved here"));
    QFile::setPermissions(path("closed"),
                          QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

TEST_F(FileBrowserTest, ATypedFileIsOpenedAndHomeIsATilde) {
    write("deep/er/piece.mid");
    begin(Purpose::OpenFile);
    browser_.goTo("deep/er/piece.mid");
    ATOS_WAIT_FOR(!accepted_.isEmpty());
    EXPECT_EQ(acceptedPaths(), QStringList(path("deep/er/piece.mid")));
    browser_.goTo("~");
    ATOS_WAIT_FOR(browser_.folder() == QDir::homePath());
    EXPECT_EQ(browser_.steps().first().toMap().value("title").toString(), QString("Home"));
}

TEST_F(FileBrowserTest, OneStandsWhereOneCameFrom) {
    write("album/x.mid");
    write("zoo/x.mid");
    begin(Purpose::OpenFile);
    QSignalSpy shown(&browser_, &FileBrowser::shown);
    browser_.activate(1);
    ATOS_WAIT_FOR(browser_.folder() == path("zoo"));
    browser_.goUp();
    ATOS_WAIT_FOR(browser_.folder() == path());
    EXPECT_EQ(shown.last().first().toInt(), 1);
}

TEST_F(FileBrowserTest, ANewFolderIsMadeAndEntered) {
    begin(Purpose::SaveFile, {}, "pdf");
    browser_.makeFolder("Clara's lessons");
    ATOS_WAIT_FOR(browser_.folder() == path("Clara's lessons"));
    browser_.goUp();
    ATOS_WAIT_FOR(browser_.folder() == path());
    browser_.makeFolder("Clara's lessons");
    ATOS_WAIT_FOR(!browser_.working());
    EXPECT_EQ(browser_.problem(), QString("There is a Clara's lessons already."));
    browser_.makeFolder("a/b");
    ATOS_WAIT_FOR(browser_.problem() == QString("A folder cannot be called a/b."));
}

TEST_F(FileBrowserTest, AFolderIsChosen) {
    write("album/x.mid");
    begin(Purpose::ChooseFolder);
    EXPECT_EQ(names(), QStringList("album"));
    browser_.chooseFolder();
    EXPECT_EQ(acceptedPaths(), QStringList(path()));
    browser_.entries()->pickOnly(0);
    browser_.chooseFolder();
    EXPECT_EQ(acceptedPaths(), QStringList(path("album")));
}

TEST_F(FileBrowserTest, OddNamesAreShownAndOpened) {
    write("a\nb #1 100%?.mid");
    const std::string noText = path("").toStdString() + "/\xff\xfe.mid";
    ASSERT_TRUE(writeFile(noText, std::string_view("notes")));
    begin(Purpose::OpenFile);
    FileListModel& list = *browser_.entries();
    const int odd = list.rowOf("a\nb #1 100%?.mid");
    ASSERT_GE(odd, 0);
    EXPECT_EQ(list.data(list.index(odd), FileListModel::NameRole).toString(), QString("a b #1 100%?.mid"));
    browser_.activate(odd);
    ATOS_WAIT_FOR(!accepted_.isEmpty());
    EXPECT_EQ(acceptedPaths(), QStringList(path("a\nb #1 100%?.mid")));
    browser_.activate(1 - odd);
    EXPECT_FALSE(browser_.problem().isEmpty()) << "a name that is no text cannot be opened";
    list.pickAll();
    EXPECT_EQ(list.pickedCount(), 1);
}

TEST_F(FileBrowserTest, ThousandsOfFilesAreRowsOnlyWhenLookedAt) {
    for (int i = 0; i < 5000; ++i)
        write(QStringLiteral("take %1.mid").arg(i));
    begin(Purpose::OpenFiles);
    FileListModel& list = *browser_.entries();
    EXPECT_EQ(list.count(), 5000);
    EXPECT_EQ(list.name(4999), QString("take 4999.mid"));
    EXPECT_EQ(list.rowBeginning("TAKE 4", 0), 4);
    EXPECT_EQ(list.rowBeginning("take 49", 4999), 4999);
    EXPECT_EQ(list.rowBeginning("zebra", 0), -1);
}

TEST(Places, OnlyWhatWasPluggedInIsAStick) {
    EXPECT_TRUE(isPluggedIn("/media/clara/STICK"));
    EXPECT_TRUE(isPluggedIn("/run/media/clara/STICK"));
    EXPECT_FALSE(isPluggedIn("/"));
    EXPECT_FALSE(isPluggedIn("/home"));
}

TEST(Places, HomeIsTheFirstAndEachIsThere) {
    const QList<FilePlace> places = placesToLook(QDir::homePath());
    ASSERT_FALSE(places.isEmpty());
    EXPECT_EQ(places.first().path, QDir::homePath());
    for (qsizetype i = 0; i < places.size(); ++i) {
        EXPECT_TRUE(QDir(places[i].path).exists());
        for (qsizetype j = 0; j < i; ++j)
            EXPECT_NE(places[i].path, places[j].path);
    }
}

TEST_F(FileBrowserTest, savesAsAnotherKindUnderTheSameName) {
    begin(Purpose::SaveFile, {QStringLiteral("mid")}, QStringLiteral("mid"));
    EXPECT_EQ(browser_.changeSuffix(QStringLiteral("Op. 9.mid"), QStringLiteral("musicxml")),
              QStringLiteral("Op. 9.musicxml"));
    EXPECT_EQ(browser_.changeSuffix(QStringLiteral("Op. 9"), QStringLiteral("mid")),
              QStringLiteral("Op. 9.mid"));
    browser_.changeSuffix({}, QStringLiteral("musicxml"));
    browser_.save(QStringLiteral("Waltz"));
    ATOS_WAIT_FOR(!accepted_.isEmpty());
    EXPECT_EQ(acceptedPaths(), QStringList{path(QStringLiteral("Waltz.musicxml"))});
}

} // namespace
} // namespace atos
