// SPDX-License-Identifier: Apache-2.0
// From a value to the probability that goes with it. Pure function, any thread.
#pragma once

#include <cmath>
#include <optional>
#include <vector>

namespace atos {

struct JudgedValue {
    double value = 0;
    double truth = 0; ///< 0..1
    double weight = 1;
};

struct Sigmoid {
    double scale = 0;
    double offset = 0;

    [[nodiscard]] double at(double value) const { return 1 / (1 + std::exp(-(scale * value + offset))); }
};

/// Scale and offset of the log odds with the least cross entropy (Platt 1999, with shares for truth, as in Papke &
/// Wooldridge 1996), by Newton's method. Empty where all truths are 0 or all are 1.
[[nodiscard]] std::optional<Sigmoid> fitSigmoid(const std::vector<JudgedValue>& judged);

} // namespace atos
