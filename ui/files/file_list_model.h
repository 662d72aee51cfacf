// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/files/folder_contents.h"

#include <QAbstractListModel>
#include <QSet>
#include <QtQml/qqmlregistration.h>

namespace atos {

/// The files and folders of one folder as rows, and which of them are picked. Rows are made into words only
/// when they are looked at.
class FileListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by FileBrowser")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int pickedCount READ pickedCount NOTIFY pickedChanged)

public:
    enum Role { NameRole = Qt::UserRole, FolderRole, SizeRole, ChangedRole, PickedRole, SentenceRole };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(entries_.size()); }
    [[nodiscard]] const QList<FileEntry>& entries() const { return entries_; }
    /// Nothing is picked afterwards. `foldersToo`: folders can be picked.
    void setEntries(QList<FileEntry> entries, bool foldersToo);

    [[nodiscard]] int pickedCount() const { return static_cast<int>(picked_.size()); }
    [[nodiscard]] QStringList pickedNames() const; ///< in the order of the rows
    /// Only that row; nothing where it cannot be picked.
    Q_INVOKABLE void pickOnly(int row);
    Q_INVOKABLE void toggle(int row);
    /// All from the row that was picked or toggled last.
    Q_INVOKABLE void pickTo(int row);
    Q_INVOKABLE void pickAll();

    Q_INVOKABLE bool isFolder(int row) const;
    Q_INVOKABLE QString name(int row) const; ///< as it is on disk; empty outside the list
    /// -1: none is called so.
    [[nodiscard]] int rowOf(const QString& name) const;
    /// The first row at or after `from`, going round, whose name begins with that; -1: none.
    Q_INVOKABLE int rowBeginning(const QString& letters, int from) const;

Q_SIGNALS:
    void countChanged();
    void pickedChanged();

private:
    [[nodiscard]] bool pickable(int row) const;
    void setPicked(QSet<int> rows);

    QList<FileEntry> entries_;
    QSet<int> picked_;
    int anchor_ = 0;
    bool foldersToo_ = false;
};

} // namespace atos
