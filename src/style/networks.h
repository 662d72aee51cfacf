// SPDX-License-Identifier: Apache-2.0
// What this room has in the networks plugin. Free of torch.
#pragma once

#include "style/style_classifier.h"
#include "style/train.h"

namespace atos {

struct StyleNetworks {
    Result<std::unique_ptr<StyleClassifier>> (*load)(const std::filesystem::path& weights);
    Status (*train)(const StyleTraining& options, const Task& task);
    Result<Json> (*evaluate)(const StyleEvaluation& options, const Task& task);
};

inline constexpr const char* styleNetworksSymbol = "atosStyleNetworks";

} // namespace atos
