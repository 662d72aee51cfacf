// SPDX-License-Identifier: Apache-2.0
// What this room has in the networks plugin. Free of torch.
#pragma once

#include "compose/lstm.h"
#include "compose/train_lstm.h"

namespace atos {

struct ComposeNetworks {
    Result<std::unique_ptr<LstmNotes>> (*loadLstm)(const std::filesystem::path& weights);
    Status (*trainLstm)(const LstmTraining& options, const Task& task);
};

inline constexpr const char* composeNetworksSymbol = "atosComposeNetworks";

} // namespace atos
