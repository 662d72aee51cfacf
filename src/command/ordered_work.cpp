// SPDX-License-Identifier: Apache-2.0
#include "command/ordered_work.h"

#include "core/caught.h"

#include <system_error>
#include <utility>

namespace atos {
namespace {

std::size_t bytesOf(const Result<std::string>& result) {
    constexpr std::size_t ofAnEntry = 256;
    return ofAnEntry + (result ? result->size() : result.error().message.size());
}

Result<std::string> guarded(const OrderedWork::Work& work, std::size_t index) {
    try {
        return work(index);
    } catch (...) { // one that is too large for this machine's memory
        return caughtError();
    }
}

} // namespace

OrderedWork::OrderedWork(std::size_t count, std::size_t jobs, Work work, std::size_t waitingBytes)
    : count_(count), work_(std::move(work)), mostWaiting_(waitingBytes) {
    threads_.reserve(jobs);
    try {
        while (threads_.size() < jobs)
            threads_.emplace_back([this] { run(); });
    } catch (const std::system_error&) { // fewer do it too, only slower
        if (threads_.empty()) throw;
    }
}

OrderedWork::~OrderedWork() {
    {
        const std::lock_guard lock(mutex_);
        givenUp_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_)
        thread.join();
}

Result<std::string> OrderedWork::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return done_.contains(handedOut_); });
    auto entry = done_.extract(handedOut_);
    waiting_ -= bytesOf(entry.mapped());
    ++handedOut_;
    changed_.notify_all();
    return std::move(entry.mapped());
}

void OrderedWork::run() {
    std::unique_lock lock(mutex_);
    while (!givenUp_ && begun_ < count_) {
        const std::size_t index = begun_++;
        lock.unlock();
        Result<std::string> result = guarded(work_, index);
        lock.lock();
        const std::size_t bytes = bytesOf(result);
        // Whose turn it is never waits, so there is always one who goes on.
        changed_.wait(lock,
                      [&] { return givenUp_ || index == handedOut_ || waiting_ + bytes <= mostWaiting_; });
        waiting_ += bytes;
        done_.emplace(index, std::move(result));
        changed_.notify_all();
    }
}

} // namespace atos
