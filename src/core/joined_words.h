// SPDX-License-Identifier: Apache-2.0
// Words as a sentence lists them. Any thread.
#pragma once

#include <string>
#include <vector>

namespace atos {

/// "a", "a and b", "a, b and c"; empty of none.
[[nodiscard]] inline std::string joinedWords(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return text;
}

} // namespace atos
