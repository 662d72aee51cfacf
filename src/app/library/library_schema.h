// SPDX-License-Identifier: Apache-2.0
// The tables of the library and the steps that lead from one version to the next. Inside this module: Qt.
#pragma once

#include "app/library/take.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QStringList>

#include <vector>

namespace atos {

/// "ATOS": SQLite keeps it in the file's header, so that another program's database is told from ours.
inline constexpr int libraryApplicationId = 0x41544F53;

/// The column `place` of a take: larger is newer.
[[nodiscard]] std::int64_t libraryPlace(const TakePlace& place);

/// Step n leads from version n to n + 1; SQLite's user_version counts them. A step that was shipped never
/// changes: what comes later is another step.
[[nodiscard]] const std::vector<QStringList>& librarySteps();

/// Carries out the steps from the database's version up to `version`, inside the caller's transaction. The
/// error is invalid (isValid() false) when all went well.
[[nodiscard]] QSqlError migrateLibrary(QSqlDatabase& database, int from, int to);

} // namespace atos
