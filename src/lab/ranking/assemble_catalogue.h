// SPDX-License-Identifier: Apache-2.0
// From chosen pieces to a catalogue: reads, analyses and gives each its tone.
#pragma once

#include "analysis/embedding/chord_embedding.h"
#include "core/task.h"
#include "lab/data/collection.h"
#include "lab/ranking/measured_piece.h"
#include "music/work_names.h"
#include "tone/ranking/catalogue.h"

#include <vector>

namespace atos {

/// Pieces by id; ids are unique, and made of the names in the data. What is shown are those in `names`, by
/// LabelledPiece::key; of a piece that is not there, the data's, tidied. The error of the first piece that
/// cannot be read or classified.
[[nodiscard]] Result<Catalogue> assembleCatalogue(const std::vector<LabelledPiece>& chosen,
                                                  const WorkNames& names, const ChordEmbedding& embedding,
                                                  const Classify& classify, const Task& task);

} // namespace atos
