// SPDX-License-Identifier: Apache-2.0
#include "ui/studio/training_process.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

namespace atos {
namespace {

constexpr int politeness = 10;
constexpr int patienceMs = 10000;
constexpr int questionMs = 10000;
constexpr int mostSaid = 16384; // bytes
constexpr int exitCancelled = 130;

/// In the new process: playing and the window come first; the terminal's Ctrl-C is the window's, which passes
/// it on; and a window that is killed takes its training along.
void behave() {
    setpriority(PRIO_PROCESS, 0, politeness);
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGINT);
}

QString pathText(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

} // namespace

TrainingProgram shippedTrainingProgram() {
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/atos");
    return {beside.toStdString(),
            {{QStringLiteral("lstm"), QStringLiteral("LSTM")},
             {QStringLiteral("crnn-gan"), QStringLiteral("C-RNN-GAN")},
             {QStringLiteral("image-gan"), QStringLiteral("Image GAN")}}};
}

TrainingProcess::TrainingProcess(std::filesystem::path atos, QObject* parent)
    : QObject(parent), program_(pathText(atos)) {
    connect(&question_, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        Q_EMIT found(status == QProcess::NormalExit && exitCode == 0);
    });
    connect(&question_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) Q_EMIT found(false);
    });
    training_.setChildProcessModifier(behave);
    training_.setStandardInputFile(QProcess::nullDevice());
    training_.setStandardOutputFile(QProcess::nullDevice());
    connect(&training_, &QProcess::readyReadStandardError, this, &TrainingProcess::collect);
    connect(&training_, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        collect();
        Q_EMIT ended(resultOf(exitCode, status));
    });
    connect(&training_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT ended(environmentLacks(program_.toStdString() + " cannot be run."));
    });
}

TrainingProcess::~TrainingProcess() {
    question_.disconnect(this);
    training_.disconnect(this);
    if (question_.state() != QProcess::NotRunning) {
        question_.kill();
        question_.waitForFinished(questionMs);
    }
    if (training_.state() == QProcess::NotRunning) return;
    interrupt();
    training_.waitForFinished(patienceMs);
}

bool TrainingProcess::isThere() const {
    const QFileInfo program(program_);
    return program.isFile() && program.isExecutable();
}

void TrainingProcess::look() {
    if (question_.state() != QProcess::NotRunning) return;
    if (!isThere()) return Q_EMIT found(false);
    question_.setStandardOutputFile(QProcess::nullDevice());
    question_.setStandardErrorFile(QProcess::nullDevice());
    question_.start(program_, {QStringLiteral("train"), QStringLiteral("--help")});
}

void TrainingProcess::start(const QString& network, const TrainingOrder& order) {
    said_.clear();
    interrupted_ = false;
    training_.start(program_, {QStringLiteral("train"), network, QStringLiteral("--data"),
                               pathText(order.music), QStringLiteral("--out"), pathText(order.weights),
                               QStringLiteral("--minutes"), QString::number(order.minutes)});
}

void TrainingProcess::interrupt() {
    if (training_.state() == QProcess::NotRunning || interrupted_)
        return; // a second one would end it at once
    interrupted_ = true;
    ::kill(static_cast<pid_t>(training_.processId()), SIGINT);
}

void TrainingProcess::collect() {
    said_ = (said_ + training_.readAllStandardError()).right(mostSaid);
}

Status TrainingProcess::resultOf(int exitCode, QProcess::ExitStatus status) const {
    if (status == QProcess::NormalExit && exitCode == 0) return {};
    if (interrupted_ || (status == QProcess::NormalExit && exitCode == exitCancelled)) return cancelled();
    static const QByteArray mark = "atos: "; // before the sentence for people
    const qsizetype last = said_.lastIndexOf(mark);
    if (last < 0) return internalError("The training ended without saying why.");
    const QByteArray sentence = said_.mid(last + mark.size());
    return badInput(sentence.left(sentence.indexOf('\n')).trimmed().toStdString());
}

} // namespace atos
