// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/training/run_log.h"
#include "ui/base/job_model.h"
#include "ui/studio/training_process.h"

#include <QStringList>
#include <QTimer>
#include <QUrl>

namespace atos {

/// Trains a network in a process of its own; may be stopped and go on later, also after the window was
/// closed. Empty: nothing was begun, or it is finished. Working: also while it reads the music. Stopped: its
/// checkpoint waits for goOn(). Unavailable: there is no program here that can train.
class TrainingJobModel : public JobModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(QStringList networks READ networks CONSTANT)
    Q_PROPERTY(int network READ network WRITE setNetwork NOTIFY orderChanged)
    Q_PROPERTY(int minutes READ minutes WRITE setMinutes NOTIFY orderChanged)
    Q_PROPERTY(QString folder READ folder NOTIFY orderChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY progressChanged)

public:
    static constexpr int mostMinutes = 600;

    /// `userData` holds training.ini, which remembers the last order.
    TrainingJobModel(TrainingProgram program, const std::filesystem::path& userData,
                     QObject* parent = nullptr);
    ~TrainingJobModel() override; ///< a running training keeps its checkpoint: up to some seconds

    [[nodiscard]] QStringList networks() const; ///< titles
    [[nodiscard]] int network() const { return network_; }
    void setNetwork(int network);
    [[nodiscard]] int minutes() const { return order_.minutes; }
    void setMinutes(int minutes);
    [[nodiscard]] QString folder() const; ///< of the labelled music; empty: none was chosen
    [[nodiscard]] QString sentence() const { return step(); }

    /// Finds out whether there is a program that can train: when somebody may want it, for it takes a moment.
    Q_INVOKABLE void look();
    Q_INVOKABLE void chooseFolder(const QUrl& folder);
    /// Only when nothing runs and a folder was chosen.
    Q_INVOKABLE void start(const QUrl& weights);
    Q_INVOKABLE void stop();
    Q_INVOKABLE void goOn();
    /// Leaves a stopped training as it is and makes room for another one.
    Q_INVOKABLE void dismiss();
    void cancel() override { stop(); }

Q_SIGNALS:
    void orderChanged();
    /// The run log is there and may be followed.
    void logBegun(const QUrl& log);
    void failed(const QString& sentence);

private:
    void run();
    void readLog();
    void showLog(const RunLog& log);
    void tellLog();
    void ended(const Status& result);
    void change(State state); ///< and remembers it
    void remember() const;
    void recall();
    [[nodiscard]] bool leftACheckpoint() const;
    [[nodiscard]] QString logName() const;

    std::vector<TrainableNetwork> networks_;
    QString memory_; ///< the file that remembers the order
    TrainingOrder order_;
    int network_ = 0;
    bool looked_ = false;
    bool stopping_ = false;
    bool logTold_ = false;
    bool reading_ = false;
    qint64 logSize_ = 0; ///< as it was read last, bytes
    QTimer timer_;
    TrainingProcess process_;
    WindowWorker worker_;
};

} // namespace atos
