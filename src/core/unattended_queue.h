// SPDX-License-Identifier: Apache-2.0
// Work that may never return, such as opening a driver whose server hangs, and that nobody waits for.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace atos {

/// One job after the other, on a thread of its own. Any thread.
class UnattendedQueue {
public:
    /// Holds all that it uses: it may outlive the queue. One that throws ends alone.
    using Job = std::function<void()>;

    UnattendedQueue() = default;
    /// Drops the jobs that have not begun, and leaves the one that runs to itself.
    ~UnattendedQueue() {
        const std::lock_guard lock(state_->mutex);
        state_->waiting.clear();
    }
    UnattendedQueue(const UnattendedQueue&) = delete;
    UnattendedQueue& operator=(const UnattendedQueue&) = delete;

    void add(Job job) {
        const std::lock_guard lock(state_->mutex);
        state_->waiting.push_back(std::move(job));
        if (state_->busy) return;
        std::thread(run, state_).detach();
        state_->busy = true;
    }

    /// Whether a job of any queue runs. A program that ends meanwhile leaves by std::_Exit(): the job must
    /// not meet what is static while that is destroyed.
    [[nodiscard]] static bool anyRuns() { return running() > 0; }

private:
    struct State {
        std::mutex mutex;
        std::deque<Job> waiting;
        bool busy = false; ///< the thread is there
    };
    static std::atomic<int>& running() {
        static std::atomic<int> count = 0;
        return count;
    }
    static void run(const std::shared_ptr<State>& state) {
        for (;;) {
            Job job;
            {
                const std::lock_guard lock(state->mutex);
                state->busy = !state->waiting.empty();
                if (!state->busy) return;
                job = std::move(state->waiting.front());
                state->waiting.pop_front();
            }
            ++running();
            try {
                job();
            } catch (...) { // it has told whoever wanted to know
            }
            job = {}; // what it holds is let go before it counts as done
            --running();
        }
    }

    std::shared_ptr<State> state_ = std::make_shared<State>();
};

} // namespace atos
