// SPDX-License-Identifier: Apache-2.0
// What the adversarial networks have in the networks plugin. Free of torch.
#pragma once

#include "compose/generation.h"

#include <filesystem>
#include <memory>

namespace atos {

struct GanNetworks {
    Result<std::unique_ptr<Generator>> (*loadImageGan)(const std::filesystem::path& weights);
    Result<std::unique_ptr<Generator>> (*loadCrnnGan)(const std::filesystem::path& weights);
};

inline constexpr const char* ganNetworksSymbol = "atosGanNetworks";

} // namespace atos
