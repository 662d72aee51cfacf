// SPDX-License-Identifier: Apache-2.0
// Bars as tokens: the baseline beside chord_tokens.h. Any thread, pure function.
#pragma once

#include "music/performance.h"

#include <string>
#include <vector>

namespace atos {

/// The reduction that ATOS used, as the baseline: one token a bar, the roman numeral in the home key and the
/// inversion of what its four most frequent pitch classes are nearest to ("m:iv/1"). Bars are the file's
/// where it states a tempo; otherwise four beats of the estimated tempo.
[[nodiscard]] std::vector<std::string> barTokens(const Performance& performance);

} // namespace atos
