// SPDX-License-Identifier: Apache-2.0
// What this module has in the networks plugin. Free of torch.
#pragma once

#include "style/style_classifier.h"

namespace atos {

struct StyleNetworks {
    Result<std::unique_ptr<StyleClassifier>> (*load)(const std::filesystem::path& weights,
                                                     std::size_t threads);
};

inline constexpr const char* styleNetworksSymbol = "atosStyleNetworks";

} // namespace atos
