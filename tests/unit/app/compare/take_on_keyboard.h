// SPDX-License-Identifier: Apache-2.0
// A take by nobody, to compare keyboards by.
#pragma once

#include "music/performance.h"

#include <cmath>
#include <string>

namespace atos::test {

/// 300 notes in 45 s whose velocities sway by 18 above and below `loudness`.
inline Performance takeOnKeyboard(const std::string& keyboard, double loudness) {
    Performance take;
    for (int i = 0; i < 300; ++i) {
        const double velocity = loudness + 18 * std::sin(i / 30.0) + (i * 7) % 11;
        take.notes.push_back({0.15 * i, 0.12, static_cast<std::uint8_t>(48 + (i * 5) % 36),
                              static_cast<std::uint8_t>(velocity), 0, 0});
    }
    take.keyboard = keyboard;
    return take;
}

} // namespace atos::test
