// SPDX-License-Identifier: Apache-2.0
// IEEE 754 binary16, in which shipped weights are stored. Any thread.
#pragma once

#include <cstdint>

namespace atos {

/// Exact.
[[nodiscard]] float floatFromHalf(std::uint16_t bits);
/// Rounds to nearest, ties to even; magnitudes from 65520 on become infinite.
[[nodiscard]] std::uint16_t halfFromFloat(float value);

} // namespace atos
