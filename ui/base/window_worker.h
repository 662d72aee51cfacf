// SPDX-License-Identifier: Apache-2.0
// Work off the window's thread, so that the window never waits.
#pragma once

#include "app/worker.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace atos {

/// A Worker that brings each answer back to the thread of its receiver. Declare it after everything its jobs
/// and answers touch: its destructor cancels all jobs and waits for them.
class WindowWorker {
public:
    using Progress = std::function<void(double fraction, const std::string& step)>;

    /// `job(task)` runs on the worker's thread, then `done(its result)` on `receiver`'s; also when it was
    /// cancelled, and when it threw (answerOf()). `progress` is told on `receiver`'s thread, too.
    template<typename Job, typename Done>
    CancelToken run(QObject* receiver, Job job, Done done, Progress progress = {}) {
        return worker_.start(
            [receiver, job = std::move(job), done = std::move(done)](const Task& task) {
                auto result = std::make_shared<decltype(job(task))>(answerOf(job, task));
                QMetaObject::invokeMethod(
                    receiver, [done, result] { done(std::move(*result)); }, Qt::QueuedConnection);
            },
            queued(receiver, std::move(progress)));
    }

private:
    static ProgressFunction queued(QObject* receiver, Progress progress) {
        if (!progress) return {};
        return [receiver, progress = std::move(progress)](double fraction, std::string_view step) {
            QMetaObject::invokeMethod(
                receiver, [progress, fraction, text = std::string(step)] { progress(fraction, text); },
                Qt::QueuedConnection);
        };
    }

    Worker worker_;
};

} // namespace atos
