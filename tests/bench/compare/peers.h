// SPDX-License-Identifier: Apache-2.0
// What other libraries do with the same files. Each is there when its folder was named to CMake.
#pragma once

#include "bench/compare/contest.h"
#include "files/bytes.h"
#include "music/performance.h"

#include <vector>

namespace atos::bench {

struct Music {
    std::vector<Bytes> files;
    std::vector<Performance> performances; ///< of these files
};

/// These keep references to `music`, and throw where the peer cannot read one of its files.
[[nodiscard]] std::vector<Contender> symusicContenders(const Music& music);
[[nodiscard]] std::vector<Contender> minimidiContenders(const Music& music);
[[nodiscard]] std::vector<Contender> libremidiContenders(const Music& music);

} // namespace atos::bench
