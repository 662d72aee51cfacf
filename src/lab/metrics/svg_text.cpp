// SPDX-License-Identifier: Apache-2.0
#include "lab/metrics/svg_text.h"

namespace atos {

std::string svgText(const std::string& text) {
    std::string safe;
    for (const char letter : text)
        safe += letter == '<' ? "&lt;" : letter == '&' ? "&amp;" : std::string(1, letter);
    return safe;
}

} // namespace atos
