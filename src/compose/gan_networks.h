// SPDX-License-Identifier: Apache-2.0
// What the adversarial networks have in the networks plugin. Free of torch.
#pragma once

#include "compose/gan_training.h"
#include "compose/generation.h"

#include <memory>

namespace atos {

struct GanNetworks {
    Result<std::unique_ptr<Generator>> (*loadRolls)(const std::filesystem::path& weights);
    Result<std::unique_ptr<Generator>> (*loadEvents)(const std::filesystem::path& weights);
    Status (*trainRolls)(const GanTraining& options, const Task& task);
    Status (*trainEvents)(const GanTraining& options, const Task& task);
};

inline constexpr const char* ganNetworksSymbol = "atosGanNetworks";

} // namespace atos
