// SPDX-License-Identifier: Apache-2.0
// The takes of the library as rows of a list.
#pragma once

#include "app/library/take.h"

#include <QAbstractListModel>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <set>
#include <span>
#include <vector>

namespace atos {

/// A take in the words of the window.
struct TakeView {
    Q_GADGET
    QML_VALUE_TYPE(takeView)
    Q_PROPERTY(qint64 id MEMBER id CONSTANT)
    Q_PROPERTY(QString title MEMBER title CONSTANT)
    Q_PROPERTY(QString name MEMBER name CONSTANT)
    Q_PROPERTY(QString when MEMBER when CONSTANT)
    Q_PROPERTY(qint64 played MEMBER played CONSTANT)
    Q_PROPERTY(QString length MEMBER length CONSTANT)
    Q_PROPERTY(int notes MEMBER notes CONSTANT)
    Q_PROPERTY(QString key MEMBER key CONSTANT)
    Q_PROPERTY(QString style MEMBER style CONSTANT)
    Q_PROPERTY(QString student MEMBER student CONSTANT)
    Q_PROPERTY(QString tags MEMBER tags CONSTANT)
    Q_PROPERTY(QString remarks MEMBER remarks CONSTANT)
    Q_PROPERTY(bool starred MEMBER starred CONSTANT)
    Q_PROPERTY(QUrl file MEMBER file CONSTANT)
    Q_PROPERTY(QString sentence MEMBER sentence CONSTANT)

public:
    qint64 id = 0;     ///< 0: no take
    QString title;     ///< never empty: an unnamed take is called by its time
    QString name;      ///< as the user wrote it; may be empty
    QString when;      ///< local time
    qint64 played = 0; ///< the same in seconds since 1970
    QString length;    ///< "4:32"
    int notes = 0;
    QString key;   ///< "B♭ major"; may be empty
    QString style; ///< "Chopin, classical"; may be empty
    QString student;
    QString tags;
    QString remarks;
    bool starred = false;
    QUrl file;
    QString sentence; ///< for screen readers
};

[[nodiscard]] TakeView takeView(const Take& take, const std::filesystem::path& folder);

/// Rows are made into words only when they are looked at, and those further down are asked for when somebody
/// comes near them.
class TakeListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by LibraryModel")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int pickedCount READ pickedCount NOTIFY pickedChanged)

public:
    enum Role { TakeRole = Qt::UserRole, PickedRole };

    /// `folder` holds the MIDI files.
    explicit TakeListModel(std::filesystem::path folder, QObject* parent = nullptr)
        : QAbstractListModel(parent), folder_(std::move(folder)) {}

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override; ///< moreWanted(), once until there are more

    [[nodiscard]] int count() const { return static_cast<int>(takes_.size()); }
    [[nodiscard]] const std::vector<Take>& takes() const { return takes_; }
    /// `more`: the library holds others behind these.
    void setTakes(std::vector<Take> takes, bool more = false);
    void append(std::vector<Take> takes, bool more);
    [[nodiscard]] bool hasMore() const { return more_; }
    /// -1: not among them.
    [[nodiscard]] int rowOf(std::int64_t id) const;
    [[nodiscard]] TakeView view(int row) const; ///< an empty one outside the list

    /// Takes picked for comparison stay picked while a search hides them.
    [[nodiscard]] int pickedCount() const { return static_cast<int>(picked_.size()); }
    [[nodiscard]] const std::vector<Take>& picked() const { return picked_; }
    [[nodiscard]] bool isPicked(std::int64_t id) const;
    Q_INVOKABLE void setPicked(int row, bool picked);
    void pickAll(); ///< that are here
    Q_INVOKABLE void unpickAll();
    /// In the order of picking, for a list in words.
    Q_INVOKABLE QStringList pickedTitles() const;
    void unpick(std::int64_t id);
    /// What was written on picked takes, also on those that a search hides.
    void describePicked(std::span<const TakeDescription> takes);

Q_SIGNALS:
    void moreWanted();
    void countChanged();
    void pickedChanged();

private:
    std::filesystem::path folder_;
    std::vector<Take> takes_;
    bool more_ = false;
    bool waiting_ = false;     ///< for more
    std::vector<Take> picked_; ///< in the order of picking
};

} // namespace atos
