// SPDX-License-Identifier: Apache-2.0
#include "ui/base/job_model.h"

#include "ui/base/words.h"

namespace atos {

void JobModel::cancel() {
    cancelToken_.cancel();
}

void JobModel::setState(State state, const QString& problem) {
    state_ = state;
    problem_ = problem;
    Q_EMIT stateChanged();
}

void JobModel::setProgress(double progress, const QString& step) {
    progress_ = progress;
    step_ = step;
    Q_EMIT progressChanged();
}

void JobModel::beginWork() {
    setProgress(0);
    setState(State::Working);
}

WindowWorker::Progress JobModel::tellProgress() {
    return [this](double fraction, const std::string& step) { setProgress(fraction, words::text(step)); };
}

} // namespace atos
