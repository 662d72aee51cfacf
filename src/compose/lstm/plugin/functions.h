// SPDX-License-Identifier: Apache-2.0
// The plugin's side of compose/lstm/networks.h.
#pragma once

#include "compose/lstm/networks.h"

namespace atos::networks {

[[nodiscard]] Result<std::unique_ptr<LstmNotes>> loadLstm(const std::filesystem::path& weights);

} // namespace atos::networks
