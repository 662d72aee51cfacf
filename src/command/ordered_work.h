// SPDX-License-Identifier: Apache-2.0
// Many pieces of work done side by side, and what comes of them told in their order.
#pragma once

#include "core/result.h"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace atos {

class OrderedWork {
public:
    /// Called on `jobs` threads, once for each index below `count`, lower ones first. What it throws becomes
    /// an error.
    using Work = std::function<Result<std::string>(std::size_t index)>;

    /// Texts that wait for their turn hold at most this many bytes; who has more to give waits itself.
    static constexpr std::size_t mostWaiting = std::size_t{64} << 20U;

    /// Begins at once.
    OrderedWork(std::size_t count, std::size_t jobs, Work work, std::size_t waitingBytes = mostWaiting);
    /// Begins nothing more and waits for what is being done.
    ~OrderedWork();
    OrderedWork(const OrderedWork&) = delete;
    OrderedWork& operator=(const OrderedWork&) = delete;

    /// What came of the next index, from 0; waits for it. One thread, `count` times at most.
    [[nodiscard]] Result<std::string> next();

private:
    void run();

    const std::size_t count_;
    const Work work_;
    const std::size_t mostWaiting_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t begun_ = 0;
    std::size_t handedOut_ = 0;
    std::size_t waiting_ = 0; ///< bytes
    bool givenUp_ = false;
    std::map<std::size_t, Result<std::string>> done_;
    std::vector<std::thread> threads_;
};

} // namespace atos
