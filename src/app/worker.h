// SPDX-License-Identifier: Apache-2.0
// One background thread that does one job after the other: where pipelines, networks and renderers run.
#pragma once

#include "core/caught.h"
#include "core/task.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <type_traits>

namespace atos {

class Worker {
public:
    /// What to do, on the worker's thread. It hands its own result over: a window posts it to its event loop,
    /// a command stores it and waits. One that throws ends alone, and only the log tells of it: answerOf()
    /// makes an answer of it.
    using Job = std::function<void(const Task& task)>;

    Worker();
    /// Cancels everything and waits for the job that runs to notice.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Any thread. `progress` is called on the worker's thread. The token cancels this job alone; a job that
    /// is cancelled before its turn still runs, with its token already set, so that every job answers.
    CancelToken start(Job job, ProgressFunction progress = {});
    void cancelAll();
    /// Until every job has answered. Not from a job.
    void wait();
    [[nodiscard]] bool busy() const;

private:
    struct Entry {
        Job job;
        Task task;
    };
    void run();

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Entry> waiting_;
    CancelToken running_;
    bool busy_ = false;
    bool closing_ = false;
    std::thread thread_; // last: it uses the others
};

/// What the job answers. One that throws answers with the error: as it is, beside its token in a pair, or as
/// an empty answer where its type cannot tell of errors.
template<typename Job>
[[nodiscard]] auto answerOf(const Job& job, const Task& task) -> decltype(job(task)) {
    using Answer = decltype(job(task));
    try {
        return job(task);
    } catch (...) {
        const Error error = caughtError();
        if constexpr (std::is_constructible_v<Answer, Error>)
            return Answer(error);
        else if constexpr (std::is_constructible_v<Answer, Error, CancelToken>)
            return Answer(error, task.cancel);
        else
            return Answer{};
    }
}

} // namespace atos
