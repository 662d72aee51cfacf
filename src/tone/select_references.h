// SPDX-License-Identifier: Apache-2.0
// Which pieces of the labelled collection become references. Pure functions, any thread.
#pragma once

#include "music/collection.h"

#include <cstddef>
#include <string>
#include <vector>

namespace atos {

inline constexpr std::size_t referenceCount = 120;

/// At most `count` pieces, one of each work, whose licence lets everyone use them (Public Domain first, CC BY
/// where balance needs it), never from the test split. Each pick goes to the era with the fewest so far; in
/// it to the composer with the fewest for the square root of what there is of theirs (twelve at most); of
/// theirs to the form with the fewest. The order of `pieces` does not matter.
[[nodiscard]] std::vector<LabelledPiece> selectReferences(const std::vector<LabelledPiece>& pieces,
                                                          std::size_t count = referenceCount);

/// A title as people say it: without the words that catalogues repeat ("Six Variations Six Variations - Opus
/// 76"), at most 80 bytes.
[[nodiscard]] std::string tidyTitle(const std::string& title);

/// Small letters, digits and hyphens: "chopin-nocturne-op-9".
[[nodiscard]] std::string slugOf(const std::string& text);

} // namespace atos
