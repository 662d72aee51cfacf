// SPDX-License-Identifier: Apache-2.0
// What lies in a folder, without exceptions. Any thread.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace atos {

/// Told of one of several files that cannot be read, which is then left out.
using UnreadableFile = std::function<void(const std::filesystem::path& file, const Error& error)>;

/// The files and folders in `folder`, in the order of their names. badInput, in one sentence that names the
/// folder, when it does not exist or may not be read.
[[nodiscard]] Result<std::vector<std::filesystem::path>> entriesOf(const std::filesystem::path& folder);

} // namespace atos
