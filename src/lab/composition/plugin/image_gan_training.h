// SPDX-License-Identifier: Apache-2.0
// The plugin's side of trainImageGan() (lab/networks.h). Free of torch.
#pragma once

#include "lab/composition/gan_training.h"

namespace atos::networks {

[[nodiscard]] Status trainImageGan(const GanTraining& options, const Task& task);

} // namespace atos::networks
