// SPDX-License-Identifier: Apache-2.0
// The pieces of an evaluation and the groups they are reported in.
#pragma once

#include "core/result.h"
#include "lab/data/collection.h"

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

/// Open pieces of a split, and the non-commercial ones where the folder has them.
[[nodiscard]] Result<std::vector<LabelledPiece>> piecesOf(const std::filesystem::path& data,
                                                          const std::string& split);

/// "open score", "nc performance", "folk", "pop909", ...
[[nodiscard]] std::string groupOf(const LabelledPiece& piece);

} // namespace atos
