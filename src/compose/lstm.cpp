// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm.h"

#include "compose/networks.h"
#include "nn/plugin.h"

namespace atos {

Result<std::unique_ptr<LstmNotes>> LstmNotes::load(const std::filesystem::path& weights) {
    const auto networks = networkTable<ComposeNetworks>(composeNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->loadLstm(weights);
}

Status trainLstm(const LstmTraining& options, const Task& task) {
    const auto networks = networkTable<ComposeNetworks>(composeNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->trainLstm(options, task);
}

} // namespace atos
