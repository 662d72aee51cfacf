// SPDX-License-Identifier: Apache-2.0
// What the library does not touch: files that are damaged, locked, newer, or not ours; and how an older one
// is brought up to date.
#include "app/library/library_schema.h"
#include "app/library/take_library.h"
#include "files/bytes.h"
#include "support/temporary_folder.h"

#include <gmock/gmock.h>

#include <QSqlQuery>

namespace atos {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::chrono::milliseconds littlePatience(20);

/// Another program's hand on the same file.
class Stranger {
public:
    explicit Stranger(const std::filesystem::path& file) {
        database_ = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("stranger"));
        database_.setDatabaseName(QString::fromStdString(file.string()));
        EXPECT_TRUE(database_.open());
    }
    ~Stranger() {
        database_ = {};
        QSqlDatabase::removeDatabase(QStringLiteral("stranger"));
    }
    void run(const QString& statement) {
        QSqlQuery query(database_);
        ASSERT_TRUE(query.exec(statement)) << query.lastError().text().toStdString();
    }
    QSqlDatabase& database() { return database_; }

private:
    QSqlDatabase database_;
};

class LibraryRefusalsTest : public testing::Test {
protected:
    /// Opening, or the check before the first change, fails with such a sentence and changes no byte.
    void expectRefusal(ErrorCode code, const std::string& words) {
        const auto before = readFile(file_, 1U << 24U);
        ASSERT_TRUE(before.ok());
        const auto opened = TakeLibrary::open(file_, littlePatience);
        const Status refused = opened ? (*opened)->check() : Status(opened.error());
        ASSERT_FALSE(refused.ok());
        EXPECT_EQ(refused.error().code, code);
        EXPECT_THAT(refused.error().message, HasSubstr(words));
        EXPECT_FALSE(refused.error().nextStep.empty());
        EXPECT_EQ(*readFile(file_, 1U << 24U), *before);
    }
    void create() { ASSERT_TRUE(TakeLibrary::open(file_).ok()); }

    test::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_ / "library.db";
};

TEST_F(LibraryRefusalsTest, leavesAFileThatIsNoDatabase) {
    ASSERT_TRUE(writeFile(file_, std::string_view("Dear diary, today I practised for an hour and ...")).ok());
    expectRefusal(ErrorCode::badInput, "is damaged");
}

TEST_F(LibraryRefusalsTest, leavesADatabaseWhosePagesAreDamaged) {
    create();
    auto bytes = *readFile(file_, 1U << 24U);
    std::fill(bytes.begin() + 4096, bytes.end() - 4096, std::uint8_t{0xA5});
    ASSERT_TRUE(writeFile(file_, bytes).ok());
    expectRefusal(ErrorCode::badInput, "is damaged");
}

TEST_F(LibraryRefusalsTest, leavesATruncatedDatabase) {
    create();
    auto bytes = *readFile(file_, 1U << 24U);
    bytes.resize(bytes.size() / 2);
    ASSERT_TRUE(writeFile(file_, bytes).ok());
    expectRefusal(ErrorCode::badInput, "is damaged");
}

TEST_F(LibraryRefusalsTest, leavesAnotherProgramsDatabase) {
    Stranger(file_).run(QStringLiteral("CREATE TABLE recipes (name TEXT)"));
    expectRefusal(ErrorCode::badInput, "another program's");
}

TEST_F(LibraryRefusalsTest, leavesALibraryOfANewerVersion) {
    create();
    Stranger(file_).run(QStringLiteral("PRAGMA user_version = 999"));
    expectRefusal(ErrorCode::badInput, "newer");
}

TEST_F(LibraryRefusalsTest, saysWhenAnotherProgramHoldsIt) {
    create();
    Stranger stranger(file_);
    stranger.run(QStringLiteral("BEGIN EXCLUSIVE"));
    expectRefusal(ErrorCode::environment, "in use");
    stranger.run(QStringLiteral("ROLLBACK"));
    EXPECT_TRUE(TakeLibrary::open(file_, littlePatience).ok());
}

TEST_F(LibraryRefusalsTest, saysWhenItIsLockedLater) {
    auto library = TakeLibrary::open(file_, littlePatience);
    ASSERT_TRUE(library.ok());
    Stranger stranger(file_);
    stranger.run(QStringLiteral("BEGIN EXCLUSIVE"));
    Take take;
    take.file = "a.mid";
    const Status refused = (*library)->add(std::span(&take, 1), 1);
    ASSERT_FALSE(refused.ok());
    EXPECT_THAT(refused.error().message, HasSubstr("in use"));
    stranger.run(QStringLiteral("ROLLBACK"));
    EXPECT_TRUE((*library)->add(std::span(&take, 1), 1).ok());
    EXPECT_EQ((*library)->find({})->size(), 1U);
}

TEST_F(LibraryRefusalsTest, saysWhenAFolderLiesInTheWay) {
    std::filesystem::create_directories(file_);
    const auto opened = TakeLibrary::open(file_, littlePatience);
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::environment);
}

TEST_F(LibraryRefusalsTest, bringsTheFirstVersionUpToDateWithAllItHolds) {
    {
        Stranger old(file_);
        ASSERT_FALSE(migrateLibrary(old.database(), 0, 1).isValid());
        old.run(
            QStringLiteral("INSERT INTO takes (file, origin, played, added, seconds, notes, title, student) "
                           "VALUES ('a.mid', 0, 7, 7, 60, 100, 'Barcarolle', 'Clara')"));
    }
    const auto library = TakeLibrary::open(file_);
    ASSERT_TRUE(library.ok()) << library.error().message;
    const auto found = (*library)->find({"barca clara", "", false});
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 1U);
    EXPECT_EQ(found->front().labels.title, "Barcarolle");
    EXPECT_EQ(found->front().played, 7);
}

TEST_F(LibraryRefusalsTest, aStepThatFailsLeavesTheOldVersionWhole) {
    {
        Stranger old(file_);
        ASSERT_FALSE(migrateLibrary(old.database(), 0, 1).isValid());
        // In the way of the second step, after it has made its table.
        old.run(QStringLiteral("CREATE TRIGGER takes_deleted AFTER DELETE ON takes BEGIN SELECT 1; END"));
    }
    EXPECT_FALSE(TakeLibrary::open(file_).ok());
    Stranger old(file_);
    QSqlQuery query(old.database());
    ASSERT_TRUE(
        query.exec(QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name LIKE 'takes_text%'")));
    ASSERT_TRUE(query.next());
    EXPECT_EQ(query.value(0).toInt(), 0);
}

} // namespace
} // namespace atos
