// SPDX-License-Identifier: Apache-2.0
// How long each step took: what calibrations report as timing_ms. One thread.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace atos {

/// Step -> milliseconds, in order.
using StepTimes = std::vector<std::pair<std::string, double>>;

class StepClock {
public:
    /// Ends the step that began with the last call, or with the construction.
    void done(std::string step) {
        steps_.emplace_back(std::move(step), lap());
        total_ += steps_.back().second;
    }
    /// The same for what is no part of the path, such as waiting for a file to load: the total leaves it out.
    void apart(std::string step) { steps_.emplace_back(std::move(step), lap()); }
    /// Takes over the steps that another clock has counted, with its total.
    void follow(const StepTimes& others) {
        for (const auto& [step, milliseconds] : others) {
            if (step == totalName)
                total_ += milliseconds;
            else
                steps_.emplace_back(step, milliseconds);
        }
    }
    /// All steps in order, and "total" last.
    [[nodiscard]] StepTimes total() const {
        StepTimes all = steps_;
        all.emplace_back(totalName, total_);
        return all;
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr const char* totalName = "total";

    double lap() {
        const auto before = std::exchange(last_, Clock::now());
        return std::chrono::duration<double, std::milli>(last_ - before).count();
    }
    Clock::time_point last_ = Clock::now();
    double total_ = 0;
    StepTimes steps_;
};

} // namespace atos
