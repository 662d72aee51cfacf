// SPDX-License-Identifier: Apache-2.0
// Pairs of pieces whose tones pianists would expect in a certain order. Pure but for reading; any thread.
#pragma once

#include "core/result.h"
#include "tone/preset/tone_preset.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace atos {

enum class Relation { less, more, other };

/// What is expected of a part of the first tone beside the second's.
struct ExpectedOrder {
    std::string part; ///< "level", "time", "brightness", "resonance" or "voice"
    Relation relation = Relation::less;
};

struct TonePair {
    std::string kind;          ///< "ragtime v. waltz"
    std::string first, second; ///< LabelledPiece::key: paths below the data folder
    std::vector<ExpectedOrder> orders;
    std::string reason;
};

/// A table with the columns kind, first, second, orders ("level< time< brightness> voice!") and reason, tab
/// separated. badInput names the line of what cannot be read.
[[nodiscard]] Result<std::vector<TonePair>> readTonePairs(const std::filesystem::path& path);

/// The kinds of music of the first and the second: "ragtime", "waltz".
[[nodiscard]] std::pair<std::string, std::string> sidesOf(const TonePair& pair);

/// Whether the two tones lie in that order. Equal ones do not, nor does a part that either leaves alone.
[[nodiscard]] bool holds(const ExpectedOrder& order, const TonePreset& first, const TonePreset& second);

} // namespace atos
