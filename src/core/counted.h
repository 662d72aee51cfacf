// SPDX-License-Identifier: Apache-2.0
// Numbers with what they count: nobody reads of "1 notes".
#pragma once

#include <cstdint>
#include <string>

namespace atos {

/// "1 note", "2 notes", "0 notes"; `many` for what takes no s: counted(2, "note begins", "notes begin").
[[nodiscard]] inline std::string counted(std::uint64_t count, const std::string& one,
                                         const std::string& many = {}) {
    return std::to_string(count) + " " + (count == 1 ? one : many.empty() ? one + "s" : many);
}

} // namespace atos
