// SPDX-License-Identifier: Apache-2.0
// Tables as text. Pure function, any thread.
#pragma once

#include <string_view>
#include <vector>

namespace atos {

/// The parts between the separators, empty ones too; views into `text`, at least one.
[[nodiscard]] std::vector<std::string_view> fieldsOf(std::string_view text, char separator);

} // namespace atos
