// SPDX-License-Identifier: Apache-2.0
#include "ui/files/folder_contents.h"

#include <QCollator>
#include <QCoreApplication>
#include <QDir>

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace atos {
namespace {

bool wanted(const FileEntry& entry, const QStringList& endings) {
    if (entry.folder || endings.isEmpty()) return true;
    return std::any_of(endings.begin(), endings.end(), [&](const QString& ending) {
        return entry.name.endsWith(u'.' + ending, Qt::CaseInsensitive);
    });
}

/// Nothing for what is neither a folder nor a file, and for a link that leads nowhere.
bool describe(const std::filesystem::path& path, FileEntry& entry) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || (!S_ISDIR(status.st_mode) && !S_ISREG(status.st_mode)))
        return false;
    const std::string name = path.filename().string();
    entry.name = QString::fromStdString(name);
    entry.nameable = entry.name.toStdString() == name;
    entry.folder = S_ISDIR(status.st_mode);
    entry.size = status.st_size;
    entry.changed = status.st_mtime;
    return true;
}

Error unreadable(const QString& folder, const std::error_code& failure) {
    const QString sentence =
        failure == std::errc::permission_denied
            ? QCoreApplication::translate("Files", "You may not look into the folder %1.")
        : failure == std::errc::no_such_file_or_directory
            ? QCoreApplication::translate("Files", "There is no folder %1.")
        : failure == std::errc::not_a_directory
            ? QCoreApplication::translate("Files", "%1 is no folder.")
            : QCoreApplication::translate("Files", "The folder %1 cannot be read.");
    return badInput(sentence.arg(folder).toStdString());
}

} // namespace

Result<FolderContents> readFolder(const QString& folder, const QStringList& endings, FileOrder order,
                                  const CancelToken& cancel) {
    FolderContents contents;
    contents.folder = folder;
    std::error_code failure;
    // Not a range-for, whose steps throw.
    for (std::filesystem::directory_iterator at(folder.toStdString(), failure), end; !failure && at != end;
         at.increment(failure)) {
        if (cancel.cancelled()) return cancelled();
        FileEntry entry;
        if (at->path().filename().string().starts_with('.') || !describe(at->path(), entry)
            || !wanted(entry, endings))
            continue;
        contents.cut = contents.entries.size() == mostEntries;
        if (contents.cut) break;
        contents.entries << entry;
    }
    if (failure) return unreadable(folder, failure);
    sortEntries(contents.entries, order);
    return contents;
}

void sortEntries(QList<FileEntry>& entries, FileOrder order) {
    // The C locale counts letters by their codes.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(entries.begin(), entries.end(), [&](const FileEntry& a, const FileEntry& b) {
        if (a.folder != b.folder) return a.folder;
        if (order == FileOrder::NewestFirst && a.changed != b.changed) return a.changed > b.changed;
        return collator.compare(a.name, b.name) < 0;
    });
}

QString typedPath(const QString& text, const QString& folder) {
    QString path = text.trimmed();
    if (path == u"~" || path.startsWith(u"~/")) path.replace(0, 1, QDir::homePath());
    return QDir::cleanPath(QDir(folder).absoluteFilePath(path));
}

} // namespace atos
