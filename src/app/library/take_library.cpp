// SPDX-License-Identifier: Apache-2.0
#include "app/library/take_library.h"

#include "app/library/library_database.h"
#include "app/library/library_schema.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace atos {
namespace {

constexpr qsizetype longestQuery = 200; ///< characters; what is beyond is not looked for

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

/// Every word as the beginning of a word, quoted: FTS5 then sees no operator in it.
QString matchExpression(const std::string& words) {
    static const QRegularExpression between(QStringLiteral("[^\\p{L}\\p{N}\\p{M}]+"));
    QStringList phrases;
    const QStringList found = text(words).left(longestQuery).split(between, Qt::SkipEmptyParts);
    for (const QString& word : found)
        phrases << u'"' + word + QStringLiteral("\"*");
    return phrases.join(u' ');
}

/// With what its question marks stand for. The index of words is in the library's order, so that the first of
/// many hits are found without looking at the others; of starred takes there are few, so that these come
/// first.
QString findStatement(const TakeQuery& wanted, QVariantList& values) {
    const QString match = matchExpression(wanted.text);
    const bool byWords = !match.isEmpty() && !wanted.starredOnly;
    QString statement = QStringLiteral(
        "SELECT takes.id, file, origin, played, seconds, notes, takes.musical_key, takes.composer, "
        "takes.genre, takes.title, takes.student, takes.tags, takes.remarks, starred FROM ");
    statement += byWords ? QStringLiteral("takes_text JOIN takes ON takes.place = takes_text.rowid "
                                          "WHERE removed IS NULL AND takes_text MATCH ?")
                         : QStringLiteral("takes WHERE removed IS NULL");
    if (byWords) values << match;
    if (wanted.starredOnly) statement += QStringLiteral(" AND starred = 1");
    if (!match.isEmpty() && wanted.starredOnly) {
        statement += QStringLiteral(" AND +place IN (SELECT rowid FROM takes_text WHERE takes_text MATCH ?)");
        values << match;
    }
    if (!wanted.student.empty()) {
        statement += QStringLiteral(" AND takes.student = ?");
        values << text(wanted.student);
    }
    const QString place = byWords ? QStringLiteral("takes_text.rowid") : QStringLiteral("place");
    if (wanted.behind) {
        statement += QStringLiteral(" AND %1 < ?").arg(place);
        values << qlonglong{libraryPlace(*wanted.behind)};
    }
    statement += QStringLiteral(" ORDER BY %1 DESC").arg(place);
    if (wanted.most > 0) statement += QStringLiteral(" LIMIT %1").arg(wanted.most);
    return statement;
}

Take takeOf(const QSqlQuery& row) {
    int column = 0;
    const auto next = [&] { return row.value(column++); };
    const auto nextText = [&] { return next().toString().toStdString(); };
    Take take;
    take.id = next().toLongLong();
    take.file = nextText();
    take.origin = next().toInt() == 1 ? TakeOrigin::opened : TakeOrigin::played;
    take.played = next().toLongLong();
    take.seconds = next().toDouble();
    take.notes = next().toInt();
    take.key = nextText();
    take.composer = nextText();
    take.genre = nextText();
    take.labels.title = nextText();
    take.labels.student = nextText();
    take.labels.tags = nextText();
    take.labels.remarks = nextText();
    take.starred = next().toBool();
    return take;
}

class SqliteLibrary final : public TakeLibrary {
public:
    explicit SqliteLibrary(LibraryDatabase database) : database_(std::move(database)) {}

    Status check() override { return database_.check(); }

    Result<std::vector<Take>> find(const TakeQuery& wanted) override {
        QVariantList values;
        auto rows = database_.run(findStatement(wanted, values), values);
        if (!rows) return rows.error();
        std::vector<Take> takes;
        while (rows->next())
            takes.push_back(takeOf(*rows));
        return takes;
    }

    Result<std::vector<std::string>> students() override {
        // The inner one walks an index, which ordering without regard to case could not.
        return firstColumn(QStringLiteral(
            "SELECT student FROM (SELECT DISTINCT student FROM takes INDEXED BY takes_by_student "
            "WHERE removed IS NULL) WHERE student <> '' ORDER BY student COLLATE NOCASE"));
    }

    Result<std::vector<std::string>> tags() override {
        const auto texts = firstColumn(
            QStringLiteral("SELECT DISTINCT tags FROM takes WHERE tags <> '' AND removed IS NULL"));
        if (!texts) return texts.error();
        static const QRegularExpression between(QStringLiteral("[\\s,]+"));
        QStringList words;
        for (const std::string& tags : *texts)
            words += text(tags).split(between, Qt::SkipEmptyParts);
        words.removeDuplicates();
        words.sort(Qt::CaseInsensitive);
        std::vector<std::string> sorted;
        for (const QString& word : words)
            sorted.push_back(word.toStdString());
        return sorted;
    }

    Result<std::set<std::string>> files() override {
        const auto names = firstColumn(QStringLiteral("SELECT file FROM takes"));
        if (!names) return names.error();
        return std::set<std::string>(names->begin(), names->end());
    }

    Result<bool> knows(const std::string& file) override {
        auto rows = database_.run(QStringLiteral("SELECT 1 FROM takes WHERE file = ?"), {text(file)});
        if (!rows) return rows.error();
        return rows->next();
    }

    Status add(std::span<const Take> takes, UnixSeconds now) override {
        return database_.together([&]() -> Status {
            for (const Take& take : takes) {
                const Status added = change(
                    QStringLiteral("INSERT OR IGNORE INTO takes (file, origin, played, added, seconds, "
                                   "notes, musical_key, "
                                   "composer, genre, title, student, tags, remarks, starred) "
                                   "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                    {text(take.file), take.origin == TakeOrigin::opened ? 1 : 0, qlonglong{take.played},
                     qlonglong{now}, take.seconds, take.notes, text(take.key), text(take.composer),
                     text(take.genre), text(take.labels.title), text(take.labels.student),
                     text(take.labels.tags), text(take.labels.remarks), take.starred});
                if (!added) return added;
            }
            return {};
        });
    }

    Status describe(std::span<const TakeDescription> takes) override {
        return database_.together([&]() -> Status {
            for (const TakeDescription& take : takes) {
                const Status done =
                    change(QStringLiteral("UPDATE takes SET title = ?, student = ?, tags = ?, "
                                          "remarks = ?, played = ? WHERE id = ?"),
                           {text(take.labels.title), text(take.labels.student), text(take.labels.tags),
                            text(take.labels.remarks), qlonglong{take.played}, qlonglong{take.id}});
                if (!done) return done;
            }
            return {};
        });
    }
    Status setStarred(std::int64_t id, bool starred) override {
        return change(QStringLiteral("UPDATE takes SET starred = ? WHERE id = ?"), {starred, qlonglong{id}});
    }
    Status setStyle(const std::string& file, const std::string& composer, const std::string& genre) override {
        return change(QStringLiteral("UPDATE takes SET composer = ?, genre = ? WHERE file = ?"),
                      {text(composer), text(genre), text(file)});
    }

    Status remove(std::int64_t id, UnixSeconds now) override {
        return change(QStringLiteral("UPDATE takes SET removed = ? WHERE id = ?"),
                      {qlonglong{now}, qlonglong{id}});
    }
    Status restore(const std::string& file) override {
        return change(QStringLiteral("UPDATE takes SET removed = NULL WHERE file = ?"), {text(file)});
    }
    Result<std::vector<std::string>> erasable(UnixSeconds removedBefore, UnixSeconds addedBefore) override {
        return firstColumn(QStringLiteral("SELECT file FROM takes WHERE removed < ? OR (removed IS NULL AND "
                                          "starred = 0 AND added < ?)"),
                           {qlonglong{removedBefore}, qlonglong{addedBefore}});
    }
    Status forget(const std::string& file) override {
        return change(QStringLiteral("DELETE FROM takes WHERE file = ?"), {text(file)});
    }

private:
    Status change(const QString& statement, const QVariantList& values) {
        const auto done = database_.run(statement, values);
        return done ? Status() : Status(done.error());
    }
    Result<std::vector<std::string>> firstColumn(const QString& statement, const QVariantList& values = {}) {
        auto rows = database_.run(statement, values);
        if (!rows) return rows.error();
        std::vector<std::string> column;
        while (rows->next())
            column.push_back(rows->value(0).toString().toStdString());
        return column;
    }

    LibraryDatabase database_;
};

} // namespace

Result<std::unique_ptr<TakeLibrary>> TakeLibrary::open(const std::filesystem::path& file,
                                                       std::chrono::milliseconds patience) {
    auto database = LibraryDatabase::open(file, patience);
    if (!database) return database.error();
    return std::unique_ptr<TakeLibrary>(std::make_unique<SqliteLibrary>(std::move(*database)));
}

} // namespace atos
