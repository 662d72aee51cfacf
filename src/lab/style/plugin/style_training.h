// SPDX-License-Identifier: Apache-2.0
// The plugin's side of trainStyle() (lab/networks.h). Free of torch.
#pragma once

#include "lab/style/train.h"

namespace atos::networks {

[[nodiscard]] Status trainStyle(const StyleTraining& options, const Task& task);

} // namespace atos::networks
