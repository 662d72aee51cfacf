// SPDX-License-Identifier: Apache-2.0
// The plugin's side of compose/networks.h.
#pragma once

#include "compose/networks.h"

namespace atos::networks {

[[nodiscard]] Result<std::unique_ptr<LstmNotes>> loadLstm(const std::filesystem::path& weights);
[[nodiscard]] Status trainLstm(const LstmTraining& options, const Task& task);

} // namespace atos::networks
