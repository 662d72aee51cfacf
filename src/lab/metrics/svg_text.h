// SPDX-License-Identifier: Apache-2.0
// Words in pictures. Pure function, any thread.
#pragma once

#include <string>

namespace atos {

/// `text` as the content of an SVG element.
[[nodiscard]] std::string svgText(const std::string& text);

} // namespace atos
