// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <random>

namespace atos {

/// A number from `low` to `high`, each as likely as any other.
[[nodiscard]] inline double uniform(std::mt19937_64& random, double low, double high) {
    return std::uniform_real_distribution(low, high)(random);
}

} // namespace atos
