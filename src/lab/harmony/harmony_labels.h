// SPDX-License-Identifier: Apache-2.0
// Ground truth of keys and chords, as the tables beside the labelled music give it. Any thread.
#pragma once

#include "analysis/harmony.h"
#include "core/result.h"
#include "lab/data/collection.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atos {

/// "C:maj", "Gb:min"; nothing for other texts.
[[nodiscard]] std::optional<Key> parseKeyLabel(std::string_view label);

/// What an analyst wrote of a stretch of time.
struct ChordLabel {
    double onset = 0; ///< seconds
    double end = 0;   ///< seconds
    int root = 0;
    ChordQuality quality = ChordQuality::none;
    std::optional<Key> localKey;
};

/// Chords by the `key` of LabelledPiece, from gt/chords_open_*.tsv and, when wanted, gt/chords_nc_*.tsv.
/// Labels that no quality of ours can name are left out. badInput when a table is damaged.
[[nodiscard]] Result<std::map<std::string, std::vector<ChordLabel>>>
readChordLabels(const std::filesystem::path& data, bool nonCommercial);

/// The first `seconds` of a performance: what a listener knows by then.
[[nodiscard]] Performance beginningOf(const Performance& performance, double seconds);

/// Whether weights may learn from a piece: a licence that allows it (mayTrainOn), train split.
[[nodiscard]] bool mayBeLearned(const LabelledPiece& piece, bool research);

} // namespace atos
