// SPDX-License-Identifier: Apache-2.0
// What may hang, off the window's thread: the window waits for it neither while it is open nor while it
// closes.
#pragma once

#include "core/caught.h"
#include "core/unattended_queue.h"

#include <QObject>

#include <memory>
#include <mutex>
#include <utility>

namespace atos {

/// Like WindowWorker, for jobs that hold all that they use. Declare it as the last member of its receiver:
/// what a job answers after that is destroyed on the job's thread.
class UnattendedWorker {
public:
    explicit UnattendedWorker(QObject* receiver) { landing_->receiver = receiver; }
    ~UnattendedWorker() {
        const std::lock_guard lock(landing_->mutex);
        landing_->receiver = nullptr;
    }
    UnattendedWorker(const UnattendedWorker&) = delete;
    UnattendedWorker& operator=(const UnattendedWorker&) = delete;

    /// `job()`, which answers with a Result, runs on the worker's thread, one after the other; then `done(its
    /// result)` on the receiver's, also when it threw.
    template<typename Job, typename Done>
    void run(Job job, Done done) {
        queue_.add([landing = landing_, job = std::move(job), done = std::move(done)] {
            auto result = std::make_shared<decltype(job())>(answer(job));
            const std::lock_guard lock(landing->mutex);
            if (landing->receiver == nullptr) return;
            QMetaObject::invokeMethod(
                landing->receiver, [done, result] { done(std::move(*result)); }, Qt::QueuedConnection);
        });
    }

private:
    struct Landing {
        std::mutex mutex;
        QObject* receiver = nullptr; ///< null: it has gone
    };
    template<typename Job>
    static auto answer(const Job& job) -> decltype(job()) {
        try {
            return job();
        } catch (...) {
            return caughtError();
        }
    }

    std::shared_ptr<Landing> landing_ = std::make_shared<Landing>();
    UnattendedQueue queue_;
};

} // namespace atos
