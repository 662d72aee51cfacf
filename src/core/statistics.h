// SPDX-License-Identifier: Apache-2.0
// Mean and deviation of a list of numbers. Any thread, pure function.
#pragma once

#include <cmath>
#include <vector>

namespace atos {

struct Moments {
    double mean = 0;
    double deviation = 0; ///< standard, of the values themselves
};

/// Zeros without values.
[[nodiscard]] inline Moments momentsOf(const std::vector<double>& values) {
    if (values.empty()) return {};
    const auto count = static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values)
        sum += value;
    const double mean = sum / count;
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return {mean, std::sqrt(squares / count)};
}

} // namespace atos
