// SPDX-License-Identifier: Apache-2.0
// The feature model alone, measured on a table of music that `atos dataset build` wrote: seconds instead of
// the quarter of an hour that listening anew takes. Free of torch.
#pragma once

#include "lab/style/train.h"

namespace atos {

/// As evaluateStyle(), without what the network says of the pieces; `source_probe` (source_probe.h) beside
/// it. The shares that the calibration gives the network fall to the features. Pieces that the table lacks
/// are left out.
[[nodiscard]] Result<Json> evaluateFeatures(const StyleEvaluation& options, const Task& task);

} // namespace atos
