// SPDX-License-Identifier: Apache-2.0
// The inputs and outputs that a command line names.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <vector>

namespace atos {

/// Files as they are; folders as all MIDI files (.mid, .midi) below them, sorted. badInput when a name does
/// not exist or a folder holds none.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
expandInputs(const std::vector<std::filesystem::path>& named);

/// badInput when writing `output` would destroy `input`.
[[nodiscard]] Status refuseSameFile(const std::filesystem::path& input, const std::filesystem::path& output);

} // namespace atos
