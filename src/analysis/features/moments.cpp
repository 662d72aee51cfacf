// SPDX-License-Identifier: Apache-2.0
#include "analysis/features/moments.h"

#include <cmath>

namespace atos {

Moments momentsOf(const std::vector<double>& values) {
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
