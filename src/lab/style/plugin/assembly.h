// SPDX-License-Identifier: Apache-2.0
// From a trained network to a weights file: the feature model beside it, shares, temperatures, thresholds and
// limits of what is familiar. Plugin only: includes torch.
#pragma once

#include "lab/style/training_data.h"
#include "style/plugin/network.h"

namespace atos {

/// `story` tells how the network was trained. Everything is chosen on the validation pieces.
[[nodiscard]] Status assembleStyle(const StyleTraining& options, const StyleTrainingData& trainingData,
                                   StyleNetwork& network, const Json& story, const Task& task);

} // namespace atos
