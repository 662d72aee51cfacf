// SPDX-License-Identifier: Apache-2.0
// The plugin's side of evaluateStyle() (lab/networks.h). Free of torch.
#pragma once

#include "lab/style/train.h"

namespace atos::networks {

[[nodiscard]] Result<Json> evaluateStyle(const StyleEvaluation& options, const Task& task);

} // namespace atos::networks
