// SPDX-License-Identifier: Apache-2.0
// Does the feature model hear music, or which collection a file comes from? A probe (Alain and Bengio,
// "Understanding intermediate layers using linear classifier probes", 2017) learns to tell the collection
// from what the model makes of a piece. Free of torch.
#pragma once

#include "files/json.h"
#include "lab/data/collection.h"
#include "lab/style/feature_dataset_file.h"
#include "style/feature_model.h"

#include <span>

namespace atos {

/// Whole pieces by composers whom at least two collections have with eight works each. The probe learns from
/// pieces of the training split; the shares of works of the other splits whose collection it names:
/// `from_features` from the inputs, `from_hidden_units` from the hidden layer, `from_answers` from all
/// logits, `from_the_composer` when the composer alone is known. What exceeds the last is heard of the file,
/// not of the music's author.
[[nodiscard]] Result<Json> probeSources(const FeatureModel& model, const StyleTable& table,
                                        std::span<const LabelledPiece> rows, const Task& task);

} // namespace atos
