// SPDX-License-Identifier: Apache-2.0
// The plugin's side of style/networks.h.
#pragma once

#include "style/networks.h"

namespace atos::networks {

[[nodiscard]] Result<std::unique_ptr<StyleClassifier>> loadStyle(const std::filesystem::path& weights,
                                                                 std::size_t threads);

} // namespace atos::networks
