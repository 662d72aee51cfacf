// SPDX-License-Identifier: Apache-2.0
// Any thread, pure function.
#pragma once

#include <algorithm>
#include <cctype>
#include <string>

namespace atos {

/// The letters A to Z as a to z; in the C locale, so that other bytes of UTF-8 stay.
[[nodiscard]] inline std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return text;
}

} // namespace atos
