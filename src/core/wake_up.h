// SPDX-License-Identifier: Apache-2.0
// Wakes one sleeping thread from driver callbacks: a semaphore's post neither locks nor allocates.
#pragma once

#include <atomic>
#include <cerrno>
#include <chrono>
#include <ctime>
#include <semaphore.h>

namespace atos {

class WakeUp {
public:
    WakeUp() { ::sem_init(&semaphore_, 0, 0); }
    ~WakeUp() { ::sem_destroy(&semaphore_); }
    WakeUp(const WakeUp&) = delete;
    WakeUp& operator=(const WakeUp&) = delete;

    /// Any thread. What the caller wrote before is seen by the thread that wakes.
    void signal() noexcept {
        if (!pending_.exchange(true)) ::sem_post(&semaphore_);
    }

    /// Returns at the first signal since the last wait, or when the time is over. One thread.
    void wait(std::chrono::nanoseconds atMost) noexcept {
        constexpr long second = 1'000'000'000;
        timespec until{};
        ::clock_gettime(CLOCK_MONOTONIC, &until);
        const long nanoseconds = until.tv_nsec + atMost.count() % second;
        until.tv_sec += atMost.count() / second + nanoseconds / second;
        until.tv_nsec = nanoseconds % second;
        while (::sem_clockwait(&semaphore_, CLOCK_MONOTONIC, &until) != 0 && errno == EINTR) {
        }
        pending_.exchange(false);
    }

private:
    sem_t semaphore_{};
    std::atomic<bool> pending_{false};
};

} // namespace atos
