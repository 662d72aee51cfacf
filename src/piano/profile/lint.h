// SPDX-License-Identifier: Apache-2.0
// Whether a profile is fit to be used. Any thread.
#pragma once

#include "piano/profile/profile.h"

#include <string>
#include <vector>

namespace atos {

/// What a linter objects to, one sentence each: overlapping addresses, values outside 7 bits, forbidden
/// messages, missing sources. Empty when the profile is fit to ship.
[[nodiscard]] std::vector<std::string> lint(const KeyboardProfile& profile);

} // namespace atos
