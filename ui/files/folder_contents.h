// SPDX-License-Identifier: Apache-2.0
// What lies in a folder, for a list of files. Any thread; may take as long as a slow disk does.
#pragma once

#include "core/result.h"
#include "core/task.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace atos {

struct FileEntry {
    QString name;
    bool folder = false;
    qint64 size = 0;    ///< bytes
    qint64 changed = 0; ///< seconds since 1970
    bool nameable =
        true; ///< false: its name is no text (UTF-8), so that no sentence can name it and no one open it
};

struct FolderContents {
    QString folder; ///< absolute
    QList<FileEntry> entries;
    bool cut = false; ///< there is more than mostEntries
};

constexpr int mostEntries = 50'000;

enum class FileOrder { ByName, NewestFirst };

/// The visible folders and the files with one of the endings ("mid"; none: every file; case is the same), in
/// the order of sortEntries(). badInput, in one sentence that names the folder, when it cannot be read.
[[nodiscard]] Result<FolderContents> readFolder(const QString& folder, const QStringList& endings,
                                                FileOrder order, const CancelToken& cancel);

/// Folders first. By name as people count: "Etude 2" before "Etude 10".
void sortEntries(QList<FileEntry>& entries, FileOrder order);

/// Where a path leads that was typed: "~" is home, what is relative starts in `folder`.
[[nodiscard]] QString typedPath(const QString& text, const QString& folder);

} // namespace atos
