// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/compare_model.h"

#include "app/compare/compare_files.h"
#include "app/compare/velocity_profiles.h"
#include "files/bytes.h"
#include "ui/base/words.h"
#include "ui/compare/lesson_card.h"

#include <QDate>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <utility>

namespace atos {
namespace {

bool earlier(const Take& a, const Take& b) {
    return std::pair(a.played, a.id) < std::pair(b.played, b.id);
}

} // namespace

CompareModel::CompareModel(TakeListModel& library, std::filesystem::path folder, QObject* parent)
    : JobModel(State::Empty, parent), library_(library), folder_(std::move(folder)) {
    connect(&library_, &TakeListModel::pickedChanged, this, &CompareModel::comparableChanged);
}

bool CompareModel::comparable() const {
    const std::size_t picked = library_.picked().size();
    return picked >= fewestTakes && picked <= mostTakes;
}

void CompareModel::compare() {
    if (!comparable() || state() == State::Working) return;
    compared_ = library_.picked();
    std::sort(compared_.begin(), compared_.end(), earlier);
    run();
}

void CompareModel::compareWith(int take) {
    if (take < 0 || take >= std::ssize(compared_) || state() == State::Working) return;
    std::rotate(compared_.begin(), compared_.begin() + take, compared_.begin() + take + 1);
    std::sort(compared_.begin() + 1, compared_.end(), earlier);
    run();
}

void CompareModel::run() {
    std::vector<std::filesystem::path> files;
    QList<ComparedTakeName> names;
    QSet<QString> students;
    QSet<QString> titles;
    for (const Take& take : compared_) {
        const TakeView view = takeView(take, folder_);
        files.push_back(folder_ / take.file);
        names << ComparedTakeName{view.name.isEmpty() ? view.title
                                                      : QStringLiteral("%1 · %2").arg(view.name, view.when),
                                  take.played};
        students << view.student;
        titles << view.name;
    }
    student_ = students.size() == 1 ? *students.begin() : QString();
    piece_ = titles.size() == 1 ? *titles.begin() : QString();
    beginWork();
    setCancelToken(worker_.run(
        this,
        [files = ComparisonFiles{files, {}, folder_}](const Task& task) { return compareFiles(files, task); },
        [this, names](const Result<FileComparison>& compared) { finished(compared, names); },
        tellProgress()));
}

void CompareModel::finished(const Result<FileComparison>& compared, const QList<ComparedTakeName>& names) {
    if (compared) {
        const FairComparison& fair = compared->fair;
        takes_ = comparedTakeViews(fair.comparison, names);
        const bool onePiece = std::all_of(fair.comparison.pairs.begin(), fair.comparison.pairs.end(),
                                          [](const TakePair& pair) { return pair.alignment.samePiece(); });
        if (piece_.isEmpty() && onePiece) piece_ = words::text(compared_.front().labels.title);
        places_ = {placeMarks(fair.comparison), fair.comparison.bars.known(), pieceSeconds(fair.comparison)};
        fairness_ = words::text(fair.sentence);
        if (fair.basis == LoudnessBasis::unknown)
            fairness_ +=
                QLatin1Char(' ')
                + tr("Once the library has %1 takes from each, it can tell.").arg(fewestTakesOfKeyboard);
        return setState(State::Ready);
    }
    if (compared.error().code == ErrorCode::cancelled)
        return setState(takes_.isEmpty() ? State::Empty : State::Ready);
    setState(State::Failed, words::error(compared.error()));
}

QString CompareModel::cardName() const {
    QStringList parts{student_, piece_};
    parts.removeAll(QString());
    if (parts.isEmpty()) parts << tr("Lesson card");
    parts << QDate::currentDate().toString(Qt::ISODate);
    return parts.join(QStringLiteral(" – "));
}

void CompareModel::writeCard(const QUrl& to, const QString& remarks, const QString& family,
                             const QVariantList& colours, const QVariantList& dashes) {
    if (!to.isLocalFile()) return Q_EMIT failed(words::savedHereOnly());
    if (takes_.isEmpty())
        return Q_EMIT failed(tr("Nothing is compared yet: there is nothing to put on a card."));
    LessonCard card;
    card.piece = piece_;
    card.student = student_;
    card.date = QLocale().toString(QDate::currentDate(), tr("d MMMM yyyy"));
    card.takes = takes_;
    card.places = places_;
    card.fairness = fairness_;
    card.remarks = remarks.trimmed();
    card.family = family;
    for (const QVariant& colour : colours)
        card.colours << colour.value<QColor>();
    for (const QVariant& lengths : dashes) {
        card.dashes << QList<double>();
        for (const QVariant& length : lengths.toList())
            card.dashes.last() << length.toDouble();
    }
    worker_.run(
        this,
        [card, path = std::filesystem::path(to.toLocalFile().toStdString())](const Task&) {
            return writeFile(path, lessonCardPdf(card));
        },
        [this, name = to.toLocalFile()](const Status& written) {
            if (!written) return Q_EMIT failed(words::error(written.error()));
            Q_EMIT cardWritten(name);
        });
}

} // namespace atos
