// SPDX-License-Identifier: Apache-2.0
// The plugin's side of compose/gan_networks.h.
#pragma once

#include "compose/gan_networks.h"

namespace atos::networks {

[[nodiscard]] Result<std::unique_ptr<Generator>> loadRollGan(const std::filesystem::path& weights);
[[nodiscard]] Result<std::unique_ptr<Generator>> loadEventGan(const std::filesystem::path& weights);
[[nodiscard]] Status trainRollGan(const GanTraining& options, const Task& task);
[[nodiscard]] Status trainEventGan(const GanTraining& options, const Task& task);

} // namespace atos::networks
