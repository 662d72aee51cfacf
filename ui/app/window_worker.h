// SPDX-License-Identifier: Apache-2.0
// Work off the window's thread, so that the window never waits.
#pragma once

#include "session/worker.h"

#include <QObject>

#include <memory>
#include <utility>

namespace atos {

/// A Worker that brings each answer back to the thread of its receiver. Declare it after everything its jobs
/// and answers touch: its destructor cancels all jobs and waits for them.
class WindowWorker {
public:
    /// `job(task)` runs on the worker's thread, then `done(its result)` on `receiver`'s; also when it was
    /// cancelled.
    template<typename Job, typename Done>
    CancelToken run(QObject* receiver, Job job, Done done, ProgressFunction progress = {}) {
        return worker_.start(
            [receiver, job = std::move(job), done = std::move(done)](const Task& task) {
                auto result = std::make_shared<decltype(job(task))>(job(task));
                QMetaObject::invokeMethod(
                    receiver, [done, result] { done(std::move(*result)); }, Qt::QueuedConnection);
            },
            std::move(progress));
    }

private:
    Worker worker_;
};

} // namespace atos
