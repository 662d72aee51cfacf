// SPDX-License-Identifier: Apache-2.0
// The plugin's side of style/networks.h.
#pragma once

#include "style/networks.h"

namespace atos::networks {

[[nodiscard]] Result<std::unique_ptr<StyleClassifier>> loadStyle(const std::filesystem::path& weights);
[[nodiscard]] Status trainStyle(const StyleTraining& options, const Task& task);
[[nodiscard]] Result<Json> evaluateStyle(const StyleEvaluation& options, const Task& task);

} // namespace atos::networks
