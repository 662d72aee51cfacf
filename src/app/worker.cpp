// SPDX-License-Identifier: Apache-2.0
#include "app/worker.h"

#include <spdlog/spdlog.h>

#include <utility>

namespace atos {
namespace {

void carryOut(const Worker::Job& job, const Task& task) {
    try {
        job(task);
    } catch (...) {
        spdlog::error("A job in the background ended early: {}", caughtError().message);
    }
}

} // namespace

Worker::Worker() : thread_([this] { run(); }) {}

Worker::~Worker() {
    cancelAll();
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

CancelToken Worker::start(Job job, ProgressFunction progress) {
    Task task{CancelToken{}, std::move(progress)};
    const CancelToken token = task.cancel;
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back({std::move(job), std::move(task)});
    }
    changed_.notify_all();
    return token;
}

void Worker::cancelAll() {
    const std::lock_guard lock(mutex_);
    for (Entry& entry : waiting_)
        entry.task.cancel.cancel();
    running_.cancel();
}

void Worker::wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !busy_ && waiting_.empty(); });
}

bool Worker::busy() const {
    const std::lock_guard lock(mutex_);
    return busy_ || !waiting_.empty();
}

void Worker::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        Entry entry = std::move(waiting_.front());
        waiting_.pop_front();
        running_ = entry.task.cancel;
        busy_ = true;
        lock.unlock();
        carryOut(entry.job, entry.task);
        entry = {}; // what the job holds is let go before others hear that it is done
        lock.lock();
        busy_ = false;
        changed_.notify_all();
    }
}

} // namespace atos
