// SPDX-License-Identifier: Apache-2.0
// What weights there are and under which licences.
#pragma once

#include "core/task.h"

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

/// "style-open: CC BY-SA 4.0" for every weights file of the folder, by name, or why its licence is not known.
/// Only headers are read. None when there is no such folder. Cancels between files; any thread.
[[nodiscard]] std::vector<std::string> modelLicences(const std::filesystem::path& folder, const Task& task);

} // namespace atos
