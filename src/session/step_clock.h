// SPDX-License-Identifier: Apache-2.0
// How long each step took: what calibrations report as timing_ms. One thread.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace atos {

class StepClock {
public:
    /// Ends the step that began with the last call, or with the construction.
    void done(std::string step) {
        const auto now = Clock::now();
        steps_.emplace_back(std::move(step), milliseconds(last_, now));
        last_ = now;
    }
    /// All steps in order, and "total" last.
    [[nodiscard]] std::vector<std::pair<std::string, double>> total() const {
        auto all = steps_;
        all.emplace_back("total", milliseconds(first_, last_));
        return all;
    }

private:
    using Clock = std::chrono::steady_clock;
    static double milliseconds(Clock::time_point from, Clock::time_point to) {
        return std::chrono::duration<double, std::milli>(to - from).count();
    }
    Clock::time_point first_ = Clock::now();
    Clock::time_point last_ = first_;
    std::vector<std::pair<std::string, double>> steps_;
};

} // namespace atos
