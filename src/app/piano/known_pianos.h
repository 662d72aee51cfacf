// SPDX-License-Identifier: Apache-2.0
// The pianos whose messages are known, and which of them is meant.
#pragma once

#include "core/result.h"
#include "files/json.h"
#include "piano/profile/profile.h"

#include <string>
#include <vector>

namespace atos {

/// The shipped profiles. environment or badInput when they are missing or damaged. Any thread.
[[nodiscard]] Result<std::vector<KeyboardProfile>> shippedKeyboards();
/// With the user's own, those that are fit to be used; why another is left out is logged.
[[nodiscard]] Result<std::vector<KeyboardProfile>> knownKeyboards();
/// badInput, with the ids there are, when there is none of that id.
[[nodiscard]] Result<KeyboardProfile> keyboardCalled(const std::vector<KeyboardProfile>& profiles,
                                                     const std::string& id);

/// What works on which of the shipped pianos.
struct PianosReport {
    std::string page; ///< Markdown, as docs/pianos.md
    Json json;        ///< fields as in pianosJson()
};
[[nodiscard]] Result<PianosReport> pianosReport();

} // namespace atos
