// SPDX-License-Identifier: Apache-2.0
#include "compose/lstm/lstm.h"

#include "compose/lstm/networks.h"
#include "nn/plugin.h"

namespace atos {

Result<std::unique_ptr<LstmNotes>> LstmNotes::load(const std::filesystem::path& weights) {
    const auto networks = networkTable<LstmNetworks>(lstmNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->load(weights);
}

} // namespace atos
