// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace atos {

/// The styles that the generators know: the eras of the collection; the first stands for no wish.
inline constexpr std::array<std::string_view, 6> eraStyles{"any",      "baroque", "classical",
                                                           "romantic", "modern",  "contemporary"};

} // namespace atos
