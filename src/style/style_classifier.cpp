// SPDX-License-Identifier: Apache-2.0
#include "style/style_classifier.h"

#include "nn/plugin.h"
#include "style/networks.h"
#include "style/window.h"

namespace atos {

Result<std::unique_ptr<StyleClassifier>> StyleClassifier::load(const std::filesystem::path& weights,
                                                               std::size_t threads) {
    const auto networks = networkTable<StyleNetworks>(styleNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->load(weights, threads);
}

Result<StyleProfile> StyleClassifier::classify(const Performance& performance, const Task& task) const {
    const auto evidence = hear(performance, mostWindows, task);
    if (!evidence) return evidence.error();
    return answer(*evidence);
}

} // namespace atos
