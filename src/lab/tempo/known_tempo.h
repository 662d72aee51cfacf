// SPDX-License-Identifier: Apache-2.0
// Pieces whose beats are known. Any thread.
#pragma once

#include "core/result.h"
#include "lab/data/collection.h"
#include "music/performance.h"

#include <filesystem>
#include <string>
#include <vector>

namespace atos {

/// Whether somebody said how fast the piece goes, so that its tempo map is more than a converter's default.
[[nodiscard]] bool hasKnownTempo(const LabelledPiece& piece);

/// Whether the beats stand in the file's own tempo map, not only in the table.
[[nodiscard]] bool hasKnownBeats(const LabelledPiece& piece);

/// Counted beats a minute, the median while there is music: by the tempo map where it holds the beats, else
/// by the table. 0 when the notes do not keep to the map.
[[nodiscard]] double knownTempo(const LabelledPiece& piece, const Performance& performance);

} // namespace atos
