// SPDX-License-Identifier: Apache-2.0
// A labelled piece as the score hears it: what the catalogue and the evaluation of the score are made of.
#pragma once

#include "analysis/chord_embedding.h"
#include "analysis/features.h"
#include "core/result.h"
#include "music/collection.h"
#include "music/performance.h"
#include "tone/piece_profile.h"

#include <functional>

namespace atos {

using Classify = std::function<Result<StyleProfile>(const Performance&)>;

struct MeasuredPiece {
    LabelledPiece labels;
    PieceProfile profile;
    Features features;
};

/// Reads the file and listens to it (about 0.3 s for three minutes of music). Any thread that may call
/// `classify`.
[[nodiscard]] Result<MeasuredPiece> measurePiece(const LabelledPiece& piece, const ChordEmbedding& embedding,
                                                 const Classify& classify);

} // namespace atos
