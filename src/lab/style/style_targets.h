// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lab/metrics/metric_target.h"

#include <span>

namespace atos {

/// What evaluateStyle() is held against.
[[nodiscard]] std::span<const MetricTarget> styleTargets();

} // namespace atos
