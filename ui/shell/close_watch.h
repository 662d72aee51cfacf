// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace atos {

/// While it lives, something is being closed that may wait for a driver that hangs.
class CloseWatch {
public:
    /// Calls `giveUp`, on a thread of its own, when it still lives after so long.
    CloseWatch(std::chrono::milliseconds patience, std::function<void()> giveUp);
    ~CloseWatch() = default; ///< waits for `giveUp` if that has begun

    CloseWatch(const CloseWatch&) = delete;
    CloseWatch& operator=(const CloseWatch&) = delete;

private:
    std::mutex mutex_;
    std::condition_variable_any stopped_;
    std::jthread thread_; // last: it uses the others
};

} // namespace atos
