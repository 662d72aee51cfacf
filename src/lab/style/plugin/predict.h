// SPDX-License-Identifier: Apache-2.0
// What the models say about labelled pieces. Plugin only: includes torch.
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "lab/style/pieces.h"
#include "lab/style/predictions.h"
#include "style/feature_model.h"
#include "style/plugin/network.h"

#include <span>
#include <vector>

namespace atos {

/// The network's predictions for pieces of known truth, and the feature model's beside them when there is
/// one.
[[nodiscard]] Result<std::vector<StylePrediction>>
predictAll(const StyleNetwork& network, const FeatureModel* features, std::span<const StylePiece> pieces,
           double heard, std::size_t windows, const Task& task);

/// The cues' logits in place of the network's, for pieces whose mood is known (StyleModel::moodByCues).
void predictMoodByCues(std::vector<StylePrediction>& predictions, std::span<const StylePiece> pieces,
                       double heard);

} // namespace atos
