// SPDX-License-Identifier: Apache-2.0
// The labelled collection as the style models learn it: with moods that notation tells where no listener was
// asked. Any thread.
#pragma once

#include "lab/data/collection.h"
#include "lab/style/labels.h"

#include <span>
#include <string>
#include <vector>

namespace atos {

/// readCollection, and the mood that a written piece's own words tell.
[[nodiscard]] Result<std::vector<LabelledPiece>> readStyleRows(const std::filesystem::path& data,
                                                               bool nonCommercial);

/// The quadrant that composer and key state: a quick tempo mark (presto, allegro, con fuoco ...) or a rag is
/// high arousal, a slow one (adagio, lento, andante ...) or a nocturne, lullaby or barcarolle is low; major
/// is high valence. The two strongest cues of Eerola, Friberg and Bresin (mood_cues.h). Empty where words are
/// missing, or speak for both.
[[nodiscard]] std::string writtenMood(const LabelledPiece& piece);

/// collectLabels, and the four quadrants of mood in any case: cues know them without learning.
[[nodiscard]] LabelNames styleLabels(std::span<const LabelledPiece> train);

} // namespace atos
