// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "music/performance.h"
#include "ui/base/window_worker.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace atos {

/// Work that takes its time: how it stands, what is in its way, how far it is, and the way to stop it. What
/// is done, and what it leaves, is told by the models that derive from it.
class JobModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("what jobs have in common")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(QString step READ step NOTIFY progressChanged)

public:
    enum class State {
        Loading,     ///< what it works with is being opened
        Unavailable, ///< that cannot be: `problem` says why and what to do
        Empty,       ///< nothing was done yet
        Working,
        Ready,   ///< what was made last is there, or work can begin
        Failed,  ///< nothing is there: `problem` says why
        Stopped, ///< by the user, before anything was there
    };
    Q_ENUM(State)

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] QString problem() const { return problem_; }  ///< empty: none
    [[nodiscard]] double progress() const { return progress_; } ///< of the work, 0..1
    [[nodiscard]] QString step() const { return step_; }        ///< what is done now, in words; may be empty

    /// The music that it made or is about; changes with the state. Null: none.
    [[nodiscard]] virtual std::shared_ptr<const Performance> performance() const { return nullptr; }

    /// The work ends soon, and says so by another state.
    Q_INVOKABLE virtual void cancel();

Q_SIGNALS:
    void stateChanged();
    void progressChanged();

protected:
    explicit JobModel(State first, QObject* parent = nullptr) : QObject(parent), state_(first) {}

    void setState(State state, const QString& problem = {});
    void setProgress(double progress, const QString& step = {});
    /// Working, and nothing done yet.
    void beginWork();
    /// What cancel() stops.
    void setCancelToken(CancelToken token) { cancelToken_ = std::move(token); }
    /// For WindowWorker::run(): tells how far the work is.
    [[nodiscard]] WindowWorker::Progress tellProgress();

private:
    State state_;
    QString problem_;
    double progress_ = 0;
    QString step_;
    CancelToken cancelToken_;
};

} // namespace atos
