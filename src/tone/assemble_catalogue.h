// SPDX-License-Identifier: Apache-2.0
// From chosen pieces to a catalogue: reads, analyses and gives each its tone.
#pragma once

#include "analysis/chord_embedding.h"
#include "core/task.h"
#include "music/collection.h"
#include "music/performance.h"
#include "tone/catalogue.h"

#include <functional>
#include <vector>

namespace atos {

using Classify = std::function<Result<StyleProfile>(const Performance&)>;

/// Pieces by id; ids are unique. The error of the first piece that cannot be read or classified.
[[nodiscard]] Result<Catalogue> assembleCatalogue(const std::vector<LabelledPiece>& chosen,
                                                  const ChordEmbedding& embedding, const Classify& classify,
                                                  const Task& task);

} // namespace atos
