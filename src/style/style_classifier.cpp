// SPDX-License-Identifier: Apache-2.0
#include "style/style_classifier.h"

#include "nn/plugin.h"
#include "style/networks.h"

namespace atos {

Result<std::unique_ptr<StyleClassifier>> StyleClassifier::load(const std::filesystem::path& weights,
                                                               std::size_t threads) {
    const auto networks = networkTable<StyleNetworks>(styleNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->load(weights, threads);
}

} // namespace atos
