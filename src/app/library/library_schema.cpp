// SPDX-License-Identifier: Apache-2.0
#include "app/library/library_schema.h"

#include <QSqlQuery>

namespace atos {
namespace {

const QStringList takesTable{QStringLiteral(R"(CREATE TABLE takes (
        id INTEGER PRIMARY KEY,
        file TEXT NOT NULL UNIQUE,
        origin INTEGER NOT NULL,
        played INTEGER NOT NULL,
        added INTEGER NOT NULL,
        removed INTEGER,
        seconds REAL NOT NULL,
        notes INTEGER NOT NULL,
        musical_key TEXT NOT NULL DEFAULT '',
        composer TEXT NOT NULL DEFAULT '',
        genre TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL DEFAULT '',
        student TEXT NOT NULL DEFAULT '',
        tags TEXT NOT NULL DEFAULT '',
        remarks TEXT NOT NULL DEFAULT '',
        starred INTEGER NOT NULL DEFAULT 0))"),
                             QStringLiteral("CREATE INDEX takes_by_time ON takes (played DESC)"),
                             QStringLiteral("CREATE INDEX takes_by_student ON takes (student)")};

/// The index holds no copy of the texts (content='takes'), so triggers keep it in step with them.
const QStringList fullTextSearch{QStringLiteral(R"(CREATE VIRTUAL TABLE takes_text USING fts5(
        title, student, tags, remarks, musical_key, composer, genre,
        content='takes', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'))"),
                                 QStringLiteral(R"(CREATE TRIGGER takes_inserted AFTER INSERT ON takes BEGIN
        INSERT INTO takes_text (rowid, title, student, tags, remarks, musical_key, composer, genre)
        VALUES (new.id, new.title, new.student, new.tags, new.remarks, new.musical_key, new.composer, new.genre);
        END)"),
                                 QStringLiteral(R"(CREATE TRIGGER takes_deleted AFTER DELETE ON takes BEGIN
        INSERT INTO takes_text (takes_text, rowid, title, student, tags, remarks, musical_key, composer, genre)
        VALUES ('delete', old.id, old.title, old.student, old.tags, old.remarks, old.musical_key, old.composer,
                old.genre);
        END)"),
                                 QStringLiteral(R"(CREATE TRIGGER takes_updated
        AFTER UPDATE OF title, student, tags, remarks, musical_key, composer, genre ON takes BEGIN
        INSERT INTO takes_text (takes_text, rowid, title, student, tags, remarks, musical_key, composer, genre)
        VALUES ('delete', old.id, old.title, old.student, old.tags, old.remarks, old.musical_key, old.composer,
                old.genre);
        INSERT INTO takes_text (rowid, title, student, tags, remarks, musical_key, composer, genre)
        VALUES (new.id, new.title, new.student, new.tags, new.remarks, new.musical_key, new.composer, new.genre);
        END)"),
                                 QStringLiteral("INSERT INTO takes_text (takes_text) VALUES ('rebuild')")};

/// One order for all: a number for the place of a take, by which the index of words is sorted as well. Ids
/// are well below 2^24, and years up to 9999 leave it within 63 bits.
const QStringList placesInOrder{
    QStringLiteral("DROP TRIGGER takes_inserted"),
    QStringLiteral("DROP TRIGGER takes_deleted"),
    QStringLiteral("DROP TRIGGER takes_updated"),
    QStringLiteral("DROP TABLE takes_text"),
    QStringLiteral("DROP INDEX takes_by_time"),
    QStringLiteral("DROP INDEX takes_by_student"),
    QStringLiteral(
        "ALTER TABLE takes ADD COLUMN place INTEGER GENERATED ALWAYS AS (played * 16777216 + id) VIRTUAL"),
    QStringLiteral("CREATE UNIQUE INDEX takes_by_place ON takes (place)"),
    QStringLiteral("CREATE INDEX takes_shown ON takes (place) WHERE removed IS NULL"),
    QStringLiteral("CREATE INDEX takes_by_student ON takes (student, place) WHERE removed IS NULL"),
    QStringLiteral("CREATE INDEX takes_starred ON takes (place) WHERE starred = 1 AND removed IS NULL"),
    QStringLiteral("CREATE INDEX takes_by_tags ON takes (tags) WHERE removed IS NULL"),
    QStringLiteral(R"(CREATE VIRTUAL TABLE takes_text USING fts5(
        title, student, tags, remarks, musical_key, composer, genre,
        content='takes', content_rowid='place', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'))"),
    QStringLiteral(R"(CREATE TRIGGER takes_inserted AFTER INSERT ON takes BEGIN
        INSERT INTO takes_text (rowid, title, student, tags, remarks, musical_key, composer, genre)
        VALUES (new.place, new.title, new.student, new.tags, new.remarks, new.musical_key, new.composer, new.genre);
        END)"),
    QStringLiteral(R"(CREATE TRIGGER takes_deleted AFTER DELETE ON takes BEGIN
        INSERT INTO takes_text (takes_text, rowid, title, student, tags, remarks, musical_key, composer, genre)
        VALUES ('delete', old.place, old.title, old.student, old.tags, old.remarks, old.musical_key, old.composer,
                old.genre);
        END)"),
    QStringLiteral(R"(CREATE TRIGGER takes_updated
        AFTER UPDATE OF played, title, student, tags, remarks, musical_key, composer, genre ON takes BEGIN
        INSERT INTO takes_text (takes_text, rowid, title, student, tags, remarks, musical_key, composer, genre)
        VALUES ('delete', old.place, old.title, old.student, old.tags, old.remarks, old.musical_key, old.composer,
                old.genre);
        INSERT INTO takes_text (rowid, title, student, tags, remarks, musical_key, composer, genre)
        VALUES (new.place, new.title, new.student, new.tags, new.remarks, new.musical_key, new.composer, new.genre);
        END)"),
    QStringLiteral("INSERT INTO takes_text (takes_text) VALUES ('rebuild')")};

} // namespace

std::int64_t libraryPlace(const TakePlace& place) {
    return place.played * 16777216 + place.id;
}

const std::vector<QStringList>& librarySteps() {
    static const std::vector<QStringList> steps{takesTable, fullTextSearch, placesInOrder};
    return steps;
}

QSqlError migrateLibrary(QSqlDatabase& database, int from, int to) {
    QStringList statements;
    for (int version = from; version < to; ++version)
        statements += librarySteps().at(static_cast<std::size_t>(version));
    statements << QStringLiteral("PRAGMA application_id = %1").arg(libraryApplicationId)
               << QStringLiteral("PRAGMA user_version = %1").arg(to);
    for (const QString& statement : statements) {
        QSqlQuery query(database);
        if (!query.exec(statement)) return query.lastError();
    }
    return {};
}

} // namespace atos
