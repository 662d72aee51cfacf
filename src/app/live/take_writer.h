// SPDX-License-Identifier: Apache-2.0
// Writes finished takes to disk on a thread of its own, so that no message waits for the disk.
#pragma once

#include "app/live/take_recorder.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace atos {

class TakeWriter {
public:
    /// Beyond so many takes that wait for the disk, one is left to its journal.
    static constexpr std::size_t mostWaiting = 64;

    /// `written` is called on the writer's thread after each take.
    explicit TakeWriter(std::function<void()> written);
    /// Writes everything that waits. A take that cannot be written stays in its journal.
    ~TakeWriter();
    TakeWriter(const TakeWriter&) = delete;
    TakeWriter& operator=(const TakeWriter&) = delete;

    /// Never waits for the disk. The take is kept by its journal until its MIDI file is complete: one that
    /// the disk refuses, or that is one too many, is brought back by recoverTakes() at the next start.
    void add(FinishedTake take);
    /// Until every take that was added is dealt with.
    void wait();
    /// How many were dealt with so far.
    [[nodiscard]] std::size_t count() const;

private:
    void run();

    const std::function<void()> written_;
    mutable std::mutex mutex_; ///< guards the next four; never held while a file is written
    std::condition_variable changed_;
    std::deque<FinishedTake> waiting_; ///< the first is being written
    std::size_t count_ = 0;
    bool closing_ = false;
    std::thread thread_; // last: it uses the others
};

} // namespace atos
