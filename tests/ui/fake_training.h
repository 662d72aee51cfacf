// SPDX-License-Identifier: Apache-2.0
// A training that goes no further than the test lets it.
#pragma once

#include "app/training/run_log.h"
#include "files/bytes.h"
#include "lab/training/run_log_writer.h"
#include "ui/studio/shipped_trainings.h"

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace atos::test {

/// A network that learns a step whenever the test allows it, ten in all, and keeps what it has learnt.
class Lessons {
public:
    TrainingService service(const char* id) {
        return {QString::fromLatin1(id), QString::fromLatin1(id),
                [this](const TrainingOrder& order, const Task& task) { return train(order, task); }};
    }
    void allow(int steps) { allowed_ = steps; }
    void fail() { failing_ = true; }
    [[nodiscard]] int learnt() const { return learnt_; }
    [[nodiscard]] TrainingOrder order() const {
        const std::scoped_lock lock(mutex_);
        return order_;
    }

private:
    Status train(const TrainingOrder& order, const Task& task) {
        {
            const std::scoped_lock lock(mutex_);
            order_ = order;
        }
        if (failing_) return badInput("There is no readable music in this part of the collection.");
        RunLogWriter log(order.weights);
        while (learnt_ < 10) {
            if (task.cancel.cancelled()) {
                const auto kept = writeFile(order.weights.string() + ".ckpt", std::string_view("kept"));
                return kept ? Status(cancelled()) : kept;
            }
            if (learnt_ >= allowed_) {
                std::this_thread::yield();
                continue;
            }
            ++learnt_;
            log.add({{"step", learnt_.load()}, {"loss", 1.0 / learnt_}});
            task.report(learnt_ / 10.0, "Step " + std::to_string(learnt_));
        }
        return writeFile(order.weights, std::string_view("weights"));
    }

    std::atomic<int> allowed_ = 0;
    std::atomic<int> learnt_ = 0;
    std::atomic<bool> failing_ = false;
    mutable std::mutex mutex_;
    TrainingOrder order_;
};

} // namespace atos::test
