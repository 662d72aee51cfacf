// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/window_worker.h"
#include "ui/studio/shipped_trainings.h"

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace atos {

/// Trains a network in the background; may be stopped and go on later, also after the window was closed.
class TrainingJobModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("owned by AppModel")
    Q_PROPERTY(QStringList networks READ networks CONSTANT)
    Q_PROPERTY(int network READ network WRITE setNetwork NOTIFY orderChanged)
    Q_PROPERTY(int minutes READ minutes WRITE setMinutes NOTIFY orderChanged)
    Q_PROPERTY(QString folder READ folder NOTIFY orderChanged)
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY progressChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)

public:
    enum class State {
        Idle,    ///< nothing was begun, or it is finished
        Running, ///< also while it reads the music
        Stopped, ///< its checkpoint waits for goOn()
    };
    Q_ENUM(State)
    static constexpr int mostMinutes = 600;

    /// `userData` holds training.ini, which remembers the last order.
    TrainingJobModel(std::vector<TrainingService> services, const std::filesystem::path& userData,
                     QObject* parent = nullptr);
    ~TrainingJobModel() override; ///< a running training keeps its checkpoint: up to some seconds

    [[nodiscard]] QStringList networks() const; ///< titles
    [[nodiscard]] int network() const { return network_; }
    void setNetwork(int network);
    [[nodiscard]] int minutes() const { return minutes_; }
    void setMinutes(int minutes);
    [[nodiscard]] QString folder() const; ///< of the labelled music; empty: none was chosen
    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] QString sentence() const { return sentence_; }
    [[nodiscard]] double progress() const { return progress_; } ///< 0..1

    Q_INVOKABLE void chooseFolder(const QUrl& folder);
    /// Only when nothing runs and a folder was chosen.
    Q_INVOKABLE void start(const QUrl& weights);
    Q_INVOKABLE void stop();
    Q_INVOKABLE void goOn();
    /// Leaves a stopped training as it is and makes room for another one.
    Q_INVOKABLE void dismiss();

Q_SIGNALS:
    void orderChanged();
    void stateChanged();
    void progressChanged();
    /// The run log is there and may be followed.
    void logBegun(const QUrl& log);
    void failed(const QString& sentence);

private:
    void run();
    void tell(double progress, const QString& sentence);
    void ended(const Status& result);
    void setState(State state);
    void remember() const;
    void recall();
    [[nodiscard]] bool leftACheckpoint() const;

    std::vector<TrainingService> services_;
    QString memory_; ///< the file that remembers the order
    TrainingOrder order_;
    int network_ = 0;
    int minutes_ = 30;
    State state_ = State::Idle;
    QString sentence_;
    double progress_ = 0;
    bool logTold_ = false;
    CancelToken running_;
    WindowWorker worker_;
};

} // namespace atos
