// SPDX-License-Identifier: Apache-2.0
// How long work is stopped and how it reports: passed down by value, cheap to copy, safe from any thread.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string_view>

namespace atos {

/// A shared flag. The owner calls cancel(); workers poll cancelled() at least every 50 ms of work.
class CancelToken {
public:
    void cancel() { flag_->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool cancelled() const { return flag_->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic<bool>> flag_ = std::make_shared<std::atomic<bool>>(false);
};

/// Called from the working thread with the fraction done (0..1) and the step in words. Empty means: nobody
/// listens.
using ProgressFunction = std::function<void(double fraction, std::string_view step)>;

/// What every long function takes.
struct Task {
    CancelToken cancel{};
    ProgressFunction progress{};

    void report(double fraction, std::string_view step) const {
        if (progress) progress(fraction, step);
    }
};

/// For one step of a longer work: stops with it, and its progress is that from `from` to `to` of the whole.
[[nodiscard]] inline Task partOf(const Task& task, double from, double to) {
    Task part = task;
    if (task.progress)
        part.progress = [progress = task.progress, from, to](double fraction, std::string_view step) {
            progress(from + (to - from) * fraction, step);
        };
    return part;
}

} // namespace atos
