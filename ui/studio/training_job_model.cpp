// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/training_job_model.h"

#include "app/training/run_log.h"
#include "ui/shell/words.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace atos {
namespace {

QString fileName(const std::filesystem::path& path) {
    return QString::fromStdString(path.filename().string());
}

std::filesystem::path pathOf(const QUrl& url) {
    return url.toLocalFile().toStdString();
}

} // namespace

TrainingJobModel::TrainingJobModel(std::vector<TrainingService> services,
                                   const std::filesystem::path& userData, QObject* parent)
    : QObject(parent), services_(std::move(services)),
      memory_(QString::fromStdString((userData / "training.ini").string())) {
    recall();
}

TrainingJobModel::~TrainingJobModel() {
    if (state_ != State::Running) return;
    state_ = State::Stopped; // the worker stops it: next time it can go on
    remember();
}

QStringList TrainingJobModel::networks() const {
    QStringList titles;
    for (const TrainingService& service : services_)
        titles += service.title;
    return titles;
}

void TrainingJobModel::setNetwork(int network) {
    if (state_ != State::Idle || network < 0 || network >= std::ssize(services_)) return;
    network_ = network;
    Q_EMIT orderChanged();
}

void TrainingJobModel::setMinutes(int minutes) {
    if (state_ != State::Idle) return;
    minutes_ = std::clamp(minutes, 1, mostMinutes);
    Q_EMIT orderChanged();
}

QString TrainingJobModel::folder() const {
    return QString::fromStdString(order_.music.string());
}

void TrainingJobModel::chooseFolder(const QUrl& folder) {
    if (!folder.isLocalFile()) return Q_EMIT failed(tr("Only files on this computer can be opened."));
    order_.music = pathOf(folder);
    remember();
    Q_EMIT orderChanged();
}

void TrainingJobModel::start(const QUrl& weights) {
    if (state_ != State::Idle || services_.empty()) return;
    if (!weights.isLocalFile()) return Q_EMIT failed(tr("Weights can only be kept on this computer."));
    if (order_.music.empty()) return Q_EMIT failed(tr("Choose a folder of labelled music first."));
    order_.weights = pathOf(weights);
    run();
}

void TrainingJobModel::goOn() {
    if (state_ == State::Stopped) run();
}

void TrainingJobModel::run() {
    order_.minutes = minutes_;
    logTold_ = false;
    setState(State::Running);
    tell(0, tr("Reading the music…"));
    running_ = worker_.run(
        this,
        [train = services_.at(static_cast<std::size_t>(network_)).train, order = order_](const Task& task) {
            return train(order, task);
        },
        [this](const Status& result) { ended(result); },
        [this](double fraction, const std::string& step) {
            if (state_ == State::Running && !running_.cancelled()) tell(fraction, words::text(step));
        });
}

void TrainingJobModel::tell(double progress, const QString& sentence) {
    progress_ = progress;
    sentence_ = sentence;
    Q_EMIT progressChanged();
    if (logTold_) return;
    const QFileInfo log(QString::fromStdString(runLogOf(order_.weights).string()));
    if (log.size() == 0) return; // it is written from the first steps on
    logTold_ = true;
    Q_EMIT logBegun(QUrl::fromLocalFile(log.absoluteFilePath()));
}

void TrainingJobModel::stop() {
    if (state_ != State::Running) return;
    running_.cancel();
    tell(progress_, tr("Stopping after this step…"));
}

void TrainingJobModel::ended(const Status& result) {
    if (result) {
        setState(State::Idle);
        return tell(1, tr("Finished: the weights are in %1.").arg(fileName(order_.weights)));
    }
    setState(leftACheckpoint() ? State::Stopped : State::Idle);
    const bool stopped = result.error().code == ErrorCode::cancelled;
    const QString kept =
        state_ == State::Stopped ? tr("Stopped. It can go on from where it was.") : QString();
    tell(progress_, kept);
    if (!stopped) Q_EMIT failed(words::error(result.error()));
}

void TrainingJobModel::dismiss() {
    if (state_ != State::Stopped) return;
    setState(State::Idle);
    tell(0, {});
}

void TrainingJobModel::setState(State state) {
    state_ = state;
    remember();
    Q_EMIT stateChanged();
}

bool TrainingJobModel::leftACheckpoint() const {
    return QFileInfo::exists(QString::fromStdString(order_.weights.string()) + QStringLiteral(".ckpt"));
}

void TrainingJobModel::remember() const {
    QSettings settings(memory_, QSettings::IniFormat);
    settings.setValue("music", folder());
    settings.setValue("weights", QString::fromStdString(order_.weights.string()));
    if (!services_.empty()) settings.setValue("network", services_.at(static_cast<std::size_t>(network_)).id);
    settings.setValue("minutes", minutes_);
    settings.setValue("unfinished", state_ != State::Idle);
}

void TrainingJobModel::recall() {
    const QSettings settings(memory_, QSettings::IniFormat);
    order_.music = settings.value("music").toString().toStdString();
    order_.weights = settings.value("weights").toString().toStdString();
    minutes_ = std::clamp(settings.value("minutes", minutes_).toInt(), 1, mostMinutes);
    const auto known = std::find_if(services_.begin(), services_.end(), [&](const TrainingService& service) {
        return service.id == settings.value("network").toString();
    });
    if (known != services_.end()) network_ = static_cast<int>(known - services_.begin());
    if (known == services_.end() || !settings.value("unfinished").toBool() || !leftACheckpoint()) return;
    state_ = State::Stopped;
    sentence_ = tr("%1 was being trained when the window was closed. It can go on.").arg(known->title);
}

} // namespace atos
