// SPDX-License-Identifier: Apache-2.0
// Collections have files that cannot be read; they are left out, and whoever trains is told how many.
#pragma once

#include <cstddef>
#include <string>

namespace atos {

/// What progress adds to its step: ", 2 files cannot be read"; nothing when there are none.
[[nodiscard]] std::string skippedFiles(std::size_t count);

} // namespace atos
