// SPDX-License-Identifier: Apache-2.0
#include "style/train.h"

#include "nn/plugin.h"
#include "style/evaluate_features.h"
#include "style/networks.h"

namespace atos {

Status trainStyle(const StyleTraining& options, const Task& task) {
    const auto networks = networkTable<StyleNetworks>(styleNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->train(options, task);
}

Result<Json> evaluateStyle(const StyleEvaluation& options, const Task& task) {
    if (options.split != "val" && options.split != "test")
        return badInput("The split must be \"val\" or \"test\", not \"" + options.split + "\".");
    if (!options.dataset.empty()) return evaluateFeatures(options, task);
    const auto networks = networkTable<StyleNetworks>(styleNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->evaluate(options, task);
}

} // namespace atos
