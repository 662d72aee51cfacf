// SPDX-License-Identifier: Apache-2.0
#include "ui/library/take_list_model.h"

#include "style/style_profile.h"
#include "ui/base/words.h"
#include "ui/library/written_date.h"

#include <algorithm>
#include <iterator>

namespace atos {

TakeView takeView(const Take& take, const std::filesystem::path& folder) {
    TakeView view;
    view.id = take.id;
    view.when = dateText(take.played);
    view.played = take.played;
    view.name = words::text(take.labels.title);
    view.title = view.name.isEmpty() ? TakeListModel::tr("Played on %1").arg(view.when) : view.name;
    view.length = words::minutes(take.seconds);
    view.notes = take.notes;
    view.key = words::keyName(take.key);
    QStringList style;
    if (!take.composer.empty()) style << words::label(StyleHead::composer, take.composer);
    if (!take.genre.empty()) style << words::label(StyleHead::genre, take.genre);
    view.style = style.join(QStringLiteral(", "));
    view.student = words::text(take.labels.student);
    view.tags = words::text(take.labels.tags);
    view.remarks = words::text(take.labels.remarks);
    view.starred = take.starred;
    view.file = QUrl::fromLocalFile(QString::fromStdString((folder / take.file).string()));

    QStringList parts{view.title, view.length};
    for (const QString& part : {view.student, view.key, view.style, view.tags})
        if (!part.isEmpty()) parts << part;
    if (take.starred) parts << TakeListModel::tr("starred");
    view.sentence = parts.join(QStringLiteral(", "));
    return view;
}

int TakeListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant TakeListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Take& take = takes_.at(static_cast<std::size_t>(index.row()));
    if (role == TakeRole) return QVariant::fromValue(takeView(take, folder_));
    if (role == PickedRole) return isPicked(take.id);
    return {};
}

QHash<int, QByteArray> TakeListModel::roleNames() const {
    return {{TakeRole, "take"}, {PickedRole, "picked"}};
}

bool TakeListModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && more_ && !waiting_;
}

void TakeListModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent)) return;
    waiting_ = true;
    Q_EMIT moreWanted();
}

void TakeListModel::append(std::vector<Take> takes, bool more) {
    more_ = more;
    waiting_ = false;
    if (takes.empty()) return;
    beginInsertRows({}, count(), count() + static_cast<int>(takes.size()) - 1);
    std::move(takes.begin(), takes.end(), std::back_inserter(takes_));
    endInsertRows();
    Q_EMIT countChanged();
}

void TakeListModel::setTakes(std::vector<Take> takes, bool more) {
    more_ = more;
    waiting_ = false;
    for (Take& picked : picked_) {
        const auto found =
            std::find_if(takes.begin(), takes.end(), [&](const Take& take) { return take.id == picked.id; });
        if (found != takes.end()) picked = *found;
    }
    const bool sameRows = takes.size() == takes_.size()
                          && std::equal(takes.begin(), takes.end(), takes_.begin(),
                                        [](const Take& a, const Take& b) { return a.id == b.id; });
    if (sameRows) { // a label changed: the list keeps its place
        takes_ = std::move(takes);
        if (!takes_.empty()) Q_EMIT dataChanged(index(0), index(count() - 1));
        return;
    }
    beginResetModel();
    takes_ = std::move(takes);
    endResetModel();
    Q_EMIT countChanged();
}

int TakeListModel::rowOf(std::int64_t id) const {
    const auto found =
        std::find_if(takes_.begin(), takes_.end(), [id](const Take& take) { return take.id == id; });
    return found == takes_.end() ? -1 : static_cast<int>(found - takes_.begin());
}

TakeView TakeListModel::view(int row) const {
    if (row < 0 || row >= count()) return {};
    return takeView(takes_.at(static_cast<std::size_t>(row)), folder_);
}

bool TakeListModel::isPicked(std::int64_t id) const {
    return std::any_of(picked_.begin(), picked_.end(), [id](const Take& take) { return take.id == id; });
}

void TakeListModel::setPicked(int row, bool picked) {
    if (row < 0 || row >= count()) return;
    const Take& take = takes_.at(static_cast<std::size_t>(row));
    if (picked == isPicked(take.id)) return;
    if (!picked) return unpick(take.id);
    picked_.push_back(take);
    Q_EMIT dataChanged(index(row), index(row), {PickedRole});
    Q_EMIT pickedChanged();
}

void TakeListModel::pickAll() {
    const std::size_t before = picked_.size();
    for (const Take& take : takes_)
        if (!isPicked(take.id)) picked_.push_back(take);
    if (picked_.size() == before) return;
    Q_EMIT dataChanged(index(0), index(count() - 1), {PickedRole});
    Q_EMIT pickedChanged();
}

QStringList TakeListModel::pickedTitles() const {
    QStringList titles;
    for (const Take& take : picked_)
        titles << takeView(take, folder_).title;
    return titles;
}

void TakeListModel::describePicked(std::span<const TakeDescription> takes) {
    for (const TakeDescription& described : takes)
        for (Take& take : picked_)
            if (take.id == described.id) {
                take.labels = described.labels;
                take.played = described.played;
            }
}

void TakeListModel::unpickAll() {
    while (!picked_.empty())
        unpick(picked_.back().id);
}

void TakeListModel::unpick(std::int64_t id) {
    if (std::erase_if(picked_, [id](const Take& take) { return take.id == id; }) == 0) return;
    if (const int row = rowOf(id); row >= 0) Q_EMIT dataChanged(index(row), index(row), {PickedRole});
    Q_EMIT pickedChanged();
}

} // namespace atos
