// SPDX-License-Identifier: Apache-2.0
// The plugin's side of compose/gan/gan_networks.h.
#pragma once

#include "compose/gan/gan_networks.h"

namespace atos::networks {

[[nodiscard]] Result<std::unique_ptr<Generator>> loadImageGan(const std::filesystem::path& weights);
[[nodiscard]] Result<std::unique_ptr<Generator>> loadCrnnGan(const std::filesystem::path& weights);

} // namespace atos::networks
