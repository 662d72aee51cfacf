// SPDX-License-Identifier: Apache-2.0
// Keys from slices with a given model: what findKeys, training and evaluation share. Any thread.
#pragma once

#include "analysis/harmony/key_features.h"

namespace atos {

/// The local keys' probabilities, one a block.
[[nodiscard]] std::vector<KeyScores> localKeyProbabilities(const RotationNetwork& local,
                                                           const Windows& windows,
                                                           const std::vector<KeyBlock>& blocks);

[[nodiscard]] KeyTimeline findKeys(const std::vector<Slice>& slices, const KeyModel& model);

} // namespace atos
