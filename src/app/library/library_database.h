// SPDX-License-Identifier: Apache-2.0
// One connection to the library's file, and its failures in sentences. Inside this module: Qt.
#pragma once

#include "core/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariantList>

#include <chrono>
#include <filesystem>

namespace atos {

/// One thread: the one that opened it.
class LibraryDatabase {
public:
    /// See TakeLibrary::open().
    [[nodiscard]] static Result<LibraryDatabase> open(const std::filesystem::path& file,
                                                      std::chrono::milliseconds patience);
    LibraryDatabase(LibraryDatabase&& other) noexcept = default;
    LibraryDatabase& operator=(LibraryDatabase&& other) = delete;
    ~LibraryDatabase();

    /// See TakeLibrary::check().
    [[nodiscard]] Status check();
    /// The statement with its placeholders filled in order, carried out.
    [[nodiscard]] Result<QSqlQuery> run(const QString& statement, const QVariantList& values = {});
    /// What `work` does happens whole or not at all. Other writers wait meanwhile.
    template<typename Work>
    [[nodiscard]] Status together(Work work) {
        if (auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun) return begun.error();
        const Status done = work();
        auto ended = run(done ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
        if (!done) return done;
        return ended ? Status() : Status(ended.error());
    }

private:
    LibraryDatabase(QString connection, std::filesystem::path file)
        : connection_(std::move(connection)), file_(std::move(file)) {}
    [[nodiscard]] Status bringUpToDate();
    [[nodiscard]] Result<int> number(const QString& statement);
    [[nodiscard]] Error told(const QSqlError& error) const;

    QString connection_; ///< its name within Qt; empty after a move
    std::filesystem::path file_;
};

} // namespace atos
