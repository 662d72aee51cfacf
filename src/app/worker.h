// SPDX-License-Identifier: Apache-2.0
// One background thread that does one job after the other: where pipelines, networks and renderers run.
#pragma once

#include "core/task.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace atos {

class Worker {
public:
    /// What to do, on the worker's thread. It hands its own result over: a window posts it to its event loop,
    /// a command stores it and waits.
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

} // namespace atos
