// SPDX-License-Identifier: Apache-2.0
// Keys of a keyboard that may be dead or stuck, from playing alone. Pure functions, any thread.
#pragma once

#include "music/performance.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace atos {

enum class KeyFault {
    silent,  ///< never heard, though the keys around it and its octaves are
    tooLoud, ///< far louder than its neighbours
    tooSoft,
    fixed, ///< always the same velocity: its sensor does not measure
};

/// "silent", "too-loud", "too-soft", "fixed".
[[nodiscard]] std::string_view faultName(KeyFault fault);

struct OddKey {
    std::uint8_t pitch = 0;
    KeyFault fault = KeyFault::silent;
    double notes = 0; ///< heard on the key
    double expected =
        0;            ///< silent: as many notes as its neighbours have at least; else their median velocity
    double found = 0; ///< silent: 0; else the key's own median velocity
};

/// By pitch. A key counts as silent when both its octaves and its four neighbours were heard at least 20
/// times on average; the others when the key was heard 20 times and the neighbours within four semitones 80
/// times. Too loud and too soft: the medians lie 25 steps and two standard deviations apart. How often they
/// are wrong stands in docs/touch.md: a reason to strike the key, no proof.
[[nodiscard]] std::vector<OddKey> findOddKeys(std::span<const Performance> takes);

} // namespace atos
