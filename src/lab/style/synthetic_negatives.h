// SPDX-License-Identifier: Apache-2.0
// Playing that is no music of any style, on which a classifier that can be believed abstains. Any thread.
#pragma once

#include "music/performance.h"

#include <cstdint>
#include <string>
#include <vector>

namespace atos {

struct SyntheticNegative {
    std::string kind;  ///< "random notes", "drumming", "scales", "finger exercise", "cat"
    Performance music; ///< a minute
};

/// The same seed gives the same takes; `takes` of each kind.
[[nodiscard]] std::vector<SyntheticNegative> syntheticNegatives(int takes, std::uint64_t seed);

} // namespace atos
