// SPDX-License-Identifier: Apache-2.0
#include "app/library/library_database.h"

#include "app/library/library_schema.h"

#include <QVariant>

#include <atomic>
#include <system_error>

namespace atos {
namespace {

/// Result codes of SQLite (https://www.sqlite.org/rescode.html), the low byte of the extended ones.
enum SqliteCode {
    busy = 5,
    locked = 6,
    readOnly = 8,
    corrupt = 11,
    full = 13,
    cannotOpen = 14,
    notADatabase = 26
};

int codeOf(const QSqlError& error) {
    return error.nativeErrorCode().toInt() & 0xFF;
}

QString nextConnection() {
    static std::atomic<int> count = 0;
    return QStringLiteral("takes-%1").arg(++count);
}

constexpr const char* leftAsItIs =
    "Nothing in it was changed. Move it away to begin a new library; the music is safe in the "
    "folder of takes.";

} // namespace

Result<LibraryDatabase> LibraryDatabase::open(const std::filesystem::path& file,
                                              std::chrono::milliseconds patience) {
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")))
        return environmentLacks("Qt's SQLite driver is missing, so takes cannot be listed.",
                                "Install the package libqt6sql6-sqlite.");
    std::error_code failure;
    std::filesystem::create_directories(file.parent_path(), failure);
    LibraryDatabase database(nextConnection(), file);
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), database.connection_);
        connection.setDatabaseName(QString::fromStdString(file.string()));
        connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(patience.count()));
        if (!connection.open()) return database.told(connection.lastError());
    }
    if (const Status ready = database.bringUpToDate(); !ready) return ready.error();
    return database;
}

LibraryDatabase::~LibraryDatabase() {
    if (!connection_.isEmpty()) QSqlDatabase::removeDatabase(connection_);
}

Result<QSqlQuery> LibraryDatabase::run(const QString& statement, const QVariantList& values) {
    QSqlQuery query(QSqlDatabase::database(connection_));
    query.setForwardOnly(true);
    if (!query.prepare(statement)) return told(query.lastError());
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec()) return told(query.lastError());
    return query;
}

Result<int> LibraryDatabase::number(const QString& statement) {
    auto query = run(statement);
    if (!query) return query.error();
    return query->next() ? query->value(0).toInt() : 0;
}

Status LibraryDatabase::check() {
    auto sound = run(QStringLiteral("PRAGMA quick_check(1)"));
    if (!sound) return sound.error();
    if (!sound->next() || sound->value(0).toString() != QLatin1String("ok"))
        return badInput("The library " + file_.string() + " is damaged.", leftAsItIs);
    return {};
}

Status LibraryDatabase::bringUpToDate() {
    const int known = static_cast<int>(librarySteps().size());
    const auto version = number(QStringLiteral("PRAGMA user_version"));
    const auto application = number(QStringLiteral("PRAGMA application_id"));
    const auto tables = number(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!version || !application || !tables)
        return !version ? version.error() : !application ? application.error() : tables.error();
    if (*tables > 0 && *application != libraryApplicationId)
        return badInput(file_.string() + " is another program's database.", leftAsItIs);
    if (*version > known)
        return badInput("The library " + file_.string() + " was made by a newer ATOS MIDI.",
                        "Open it with that version; nothing in it was changed.");
    if (*version == known) return {};
    if (const Status sound = check(); !sound) return sound;
    return together([&]() -> Status {
        // Another window may have done it while this one waited for its turn.
        const auto now = number(QStringLiteral("PRAGMA user_version"));
        if (!now) return now.error();
        QSqlDatabase connection = QSqlDatabase::database(connection_);
        const QSqlError error = migrateLibrary(connection, *now, known);
        if (error.isValid()) return told(error);
        return {};
    });
}

Error LibraryDatabase::told(const QSqlError& error) const {
    const std::string file = file_.string();
    switch (codeOf(error)) {
    case busy:
    case locked:
        return environmentLacks("The library is in use by another program.",
                                "Close that program, then try again.");
    case corrupt:
    case notADatabase:
        return badInput("The library " + file + " is damaged.", leftAsItIs);
    case readOnly:
    case cannotOpen:
        return environmentLacks("The library " + file + " cannot be opened for writing.",
                                "Check who may write there.");
    case full:
        return environmentLacks("The disk is full, so the library was not changed.", "Free some space.");
    default:
        return internalError("The library failed: " + error.databaseText().toStdString() + ".");
    }
}

} // namespace atos
