// SPDX-License-Identifier: Apache-2.0
#include "ui/files/file_list_model.h"

#include "ui/files/file_names.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace atos {
namespace {

QString sizeText(const FileEntry& entry) {
    return entry.folder ? QString() : QLocale().formattedDataSize(entry.size, 1, QLocale::DataSizeSIFormat);
}

QString changedText(const FileEntry& entry) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(entry.changed),
                              FileListModel::tr("d MMM yyyy, HH:mm"));
}

QString sentence(const FileEntry& entry) {
    QStringList parts{shownName(entry.name), entry.folder ? FileListModel::tr("folder") : sizeText(entry),
                      changedText(entry)};
    if (!entry.nameable) parts << FileListModel::tr("cannot be opened, for its name is no text");
    return parts.join(QStringLiteral(", "));
}

} // namespace

int FileListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant FileListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const FileEntry& entry = entries_.at(index.row());
    switch (role) {
    case NameRole:
        return shownName(entry.name);
    case FolderRole:
        return entry.folder;
    case SizeRole:
        return sizeText(entry);
    case ChangedRole:
        return changedText(entry);
    case PickedRole:
        return picked_.contains(index.row());
    case SentenceRole:
        return sentence(entry);
    default:
        return {};
    }
}

QHash<int, QByteArray> FileListModel::roleNames() const {
    return {{NameRole, "name"},       {FolderRole, "folder"}, {SizeRole, "size"},
            {ChangedRole, "changed"}, {PickedRole, "picked"}, {SentenceRole, "sentence"}};
}

void FileListModel::setEntries(QList<FileEntry> entries, bool foldersToo) {
    beginResetModel();
    entries_ = std::move(entries);
    foldersToo_ = foldersToo;
    picked_.clear();
    anchor_ = 0;
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT pickedChanged();
}

QStringList FileListModel::pickedNames() const {
    QList<int> rows(picked_.begin(), picked_.end());
    std::sort(rows.begin(), rows.end());
    QStringList names;
    for (const int row : rows)
        names << entries_.at(row).name;
    return names;
}

void FileListModel::pickOnly(int row) {
    anchor_ = row;
    setPicked(pickable(row) ? QSet<int>{row} : QSet<int>{});
}

void FileListModel::toggle(int row) {
    anchor_ = row;
    if (!pickable(row)) return;
    QSet<int> rows = picked_;
    if (!rows.remove(row)) rows.insert(row);
    setPicked(std::move(rows));
}

void FileListModel::pickTo(int row) {
    QSet<int> rows;
    for (int at = std::min(anchor_, row); at <= std::max(anchor_, row); ++at)
        if (pickable(at)) rows.insert(at);
    setPicked(std::move(rows));
}

void FileListModel::pickAll() {
    anchor_ = 0;
    pickTo(count() - 1);
}

bool FileListModel::isFolder(int row) const {
    return row >= 0 && row < count() && entries_.at(row).folder;
}

QString FileListModel::name(int row) const {
    return row >= 0 && row < count() ? entries_.at(row).name : QString();
}

int FileListModel::rowOf(const QString& name) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const FileEntry& entry) { return entry.name == name; });
    return found == entries_.end() ? -1 : static_cast<int>(found - entries_.begin());
}

int FileListModel::rowBeginning(const QString& letters, int from) const {
    for (int i = 0; i < count(); ++i) {
        const int row = (std::max(0, from) + i) % count();
        if (entries_.at(row).name.startsWith(letters, Qt::CaseInsensitive)) return row;
    }
    return -1;
}

bool FileListModel::pickable(int row) const {
    if (row < 0 || row >= count()) return false;
    const FileEntry& entry = entries_.at(row);
    return entry.nameable && entry.folder == foldersToo_;
}

void FileListModel::setPicked(QSet<int> rows) {
    if (rows == picked_) return;
    picked_ = std::move(rows);
    Q_EMIT dataChanged(index(0), index(count() - 1), {PickedRole});
    Q_EMIT pickedChanged();
}

} // namespace atos
