// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/training_job_model.h"

#include "ui/base/words.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <utility>

namespace atos {
namespace {

constexpr int readEveryMs = 500;
/// The figure of the run log that the LSTM learns to lower.
constexpr const char* natsANote = "loss";

QString fileName(const std::filesystem::path& path) {
    return QString::fromStdString(path.filename().string());
}

std::filesystem::path pathOf(const QUrl& url) {
    return url.toLocalFile().toStdString();
}

} // namespace

TrainingJobModel::TrainingJobModel(TrainingProgram program, const std::filesystem::path& userData,
                                   QObject* parent)
    : JobModel(State::Empty, parent), networks_(std::move(program.networks)),
      memory_(QString::fromStdString((userData / "training.ini").string())), process_(program.atos) {
    timer_.setInterval(readEveryMs);
    connect(&timer_, &QTimer::timeout, this, &TrainingJobModel::readLog);
    connect(&process_, &TrainingProcess::ended, this, &TrainingJobModel::ended);
    connect(&process_, &TrainingProcess::found, this, [this](bool able) {
        if (able || state() == State::Working) return;
        setState(State::Unavailable, tr("Networks can be trained here when the command atos, with its verb "
                                        "train, lies beside this program."));
    });
    recall();
}

TrainingJobModel::~TrainingJobModel() {
    process_.disconnect(this);
    remember(); // next time it can go on
}

QStringList TrainingJobModel::networks() const {
    QStringList titles;
    for (const TrainableNetwork& network : networks_)
        titles += network.title;
    return titles;
}

void TrainingJobModel::setNetwork(int network) {
    if (state() != State::Empty || network < 0 || network >= std::ssize(networks_)) return;
    network_ = network;
    Q_EMIT orderChanged();
}

void TrainingJobModel::setMinutes(int minutes) {
    if (state() != State::Empty) return;
    order_.minutes = std::clamp(minutes, 1, mostMinutes);
    Q_EMIT orderChanged();
}

QString TrainingJobModel::folder() const {
    return QString::fromStdString(order_.music.string());
}

void TrainingJobModel::look() {
    if (!std::exchange(looked_, true)) process_.look();
}

void TrainingJobModel::chooseFolder(const QUrl& folder) {
    if (!folder.isLocalFile()) return Q_EMIT failed(tr("Only files on this computer can be opened."));
    order_.music = pathOf(folder);
    remember();
    Q_EMIT orderChanged();
}

void TrainingJobModel::start(const QUrl& weights) {
    if (state() != State::Empty || networks_.empty()) return;
    if (!weights.isLocalFile()) return Q_EMIT failed(tr("Weights can only be kept on this computer."));
    if (order_.music.empty()) return Q_EMIT failed(tr("Choose a folder of labelled music first."));
    order_.weights = pathOf(weights);
    run();
}

void TrainingJobModel::goOn() {
    if (state() == State::Stopped) run();
}

void TrainingJobModel::run() {
    stopping_ = logTold_ = false;
    logSize_ = QFileInfo(logName()).size(); // what earlier runs wrote tells nothing of this one
    change(State::Working);
    setProgress(0, tr("Reading the music…"));
    tellLog();
    process_.start(networks_.at(static_cast<std::size_t>(network_)).id, order_);
    timer_.start();
}

void TrainingJobModel::readLog() {
    const qint64 size = QFileInfo(logName()).size();
    if (reading_ || stopping_ || size == logSize_) return;
    logSize_ = size;
    reading_ = true;
    worker_.run(
        this, [log = runLogOf(order_.weights)](const Task&) { return readRunLog(log); },
        [this](const Result<RunLog>& log) {
            reading_ = false;
            if (log && state() == State::Working && !stopping_) showLog(*log);
        });
}

void TrainingJobModel::showLog(const RunLog& log) {
    double step = -1;
    QString loss;
    for (const RunCurve& curve : log.curves) {
        step = std::max(step, curve.steps.back());
        if (curve.name == natsANote) loss = tr(", %1 nats a note").arg(curve.values.back(), 0, 'f', 6);
    }
    if (step < 0) return; // its first line is only half written
    // A line is written while its step is learnt.
    setProgress(std::clamp(log.minutes / order_.minutes, 0.0, 1.0),
                tr("Step %1").arg(static_cast<qint64>(step) + 1) + loss);
    tellLog();
}

void TrainingJobModel::tellLog() {
    const QFileInfo log(logName());
    if (logTold_ || log.size() == 0) return; // it is written from the first steps on
    logTold_ = true;
    Q_EMIT logBegun(QUrl::fromLocalFile(log.absoluteFilePath()));
}

void TrainingJobModel::stop() {
    if (state() != State::Working) return;
    stopping_ = true;
    process_.interrupt();
    setProgress(progress(), tr("Stopping after this step…"));
}

void TrainingJobModel::ended(const Status& result) {
    timer_.stop();
    if (result) {
        tellLog();
        change(State::Empty);
        return setProgress(1, tr("Finished: the weights are in %1.").arg(fileName(order_.weights)));
    }
    change(leftACheckpoint() ? State::Stopped : State::Empty);
    const bool stopped = result.error().code == ErrorCode::cancelled;
    const QString kept =
        state() == State::Stopped ? tr("Stopped. It can go on from where it was.") : QString();
    setProgress(progress(), kept);
    if (!stopped) Q_EMIT failed(words::error(result.error()));
}

void TrainingJobModel::dismiss() {
    if (state() != State::Stopped) return;
    change(State::Empty);
    setProgress(0);
}

void TrainingJobModel::change(State state) {
    setState(state);
    remember();
}

bool TrainingJobModel::leftACheckpoint() const {
    return QFileInfo::exists(QString::fromStdString(order_.weights.string()) + QStringLiteral(".ckpt"));
}

QString TrainingJobModel::logName() const {
    return QString::fromStdString(runLogOf(order_.weights).string());
}

void TrainingJobModel::remember() const {
    if (state() == State::Unavailable) return; // what waits may go on when the program is back
    QSettings settings(memory_, QSettings::IniFormat);
    settings.setValue("music", folder());
    settings.setValue("weights", QString::fromStdString(order_.weights.string()));
    if (!networks_.empty()) settings.setValue("network", networks_.at(static_cast<std::size_t>(network_)).id);
    settings.setValue("minutes", order_.minutes);
    settings.setValue("unfinished", state() != State::Empty);
}

void TrainingJobModel::recall() {
    const QSettings settings(memory_, QSettings::IniFormat);
    order_.music = settings.value("music").toString().toStdString();
    order_.weights = settings.value("weights").toString().toStdString();
    order_.minutes = std::clamp(settings.value("minutes", order_.minutes).toInt(), 1, mostMinutes);
    const auto known = std::find_if(networks_.begin(), networks_.end(), [&](const TrainableNetwork& network) {
        return network.id == settings.value("network").toString();
    });
    if (known != networks_.end()) network_ = static_cast<int>(known - networks_.begin());
    if (known == networks_.end() || !settings.value("unfinished").toBool() || !leftACheckpoint()) return;
    setState(State::Stopped);
    setProgress(0, tr("%1 was being trained when the window was closed. It can go on.").arg(known->title));
}

} // namespace atos
