// SPDX-License-Identifier: Apache-2.0
#include "files/fields.h"

namespace atos {

std::vector<std::string_view> fieldsOf(std::string_view text, char separator) {
    std::vector<std::string_view> fields;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(separator, begin);
        fields.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos) return fields;
        begin = end + 1;
    }
}

} // namespace atos
