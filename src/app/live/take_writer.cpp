// SPDX-License-Identifier: Apache-2.0
#include "app/live/take_writer.h"

#include "core/caught.h"

#include <optional>
#include <utility>

namespace atos {
namespace {

Status kept(const FinishedTake& take) {
    try {
        return take.keep();
    } catch (...) {
        return caughtError();
    }
}

} // namespace

TakeWriter::TakeWriter(std::function<void()> written)
    : written_(std::move(written)), thread_([this] { run(); }) {}

TakeWriter::~TakeWriter() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void TakeWriter::add(FinishedTake take) {
    {
        const std::lock_guard lock(mutex_);
        // Without a journal nothing else holds the music.
        if (waiting_.size() < mostWaiting || !take.writer)
            waiting_.push_back(std::move(take));
        else
            ++count_;
    }
    changed_.notify_all();
}

void TakeWriter::wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.empty(); });
}

std::size_t TakeWriter::count() const {
    const std::lock_guard lock(mutex_);
    return count_;
}

void TakeWriter::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        std::optional<FinishedTake> take(std::move(waiting_.front())); // its place is kept for wait()
        lock.unlock();
        // What the disk refuses is recovered from its journal.
        static_cast<void>(kept(*take).ok());
        take.reset();
        lock.lock();
        waiting_.pop_front();
        ++count_;
        lock.unlock();
        written_();
        changed_.notify_all();
        lock.lock();
    }
}

} // namespace atos
