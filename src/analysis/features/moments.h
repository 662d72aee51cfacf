// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace atos {

struct Moments {
    double mean = 0;
    double deviation = 0; ///< standard, of the values themselves
};

/// Zeros without values. Any thread.
[[nodiscard]] Moments momentsOf(const std::vector<double>& values);

} // namespace atos
