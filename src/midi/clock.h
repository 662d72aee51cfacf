// SPDX-License-Identifier: Apache-2.0
// The clock that stamps every MIDI message.
#pragma once

#include <chrono>
#include <functional>

namespace atos {

/// Seconds of a clock that never jumps; its zero means nothing. Safe in driver callbacks.
[[nodiscard]] inline double steadySeconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// steadySeconds(), or a clock that a test turns by hand.
using Clock = std::function<double()>;

} // namespace atos
