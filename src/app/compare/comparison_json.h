// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/calibrate/calibration.h"
#include "app/compare/fair_comparison.h"
#include "files/json.h"

#include <span>

namespace atos {

/// What `atos compare --json` prints: per take its bands, distributions and style, per pair distance,
/// alignment and differences; see docs/compare.md. `analyses` are of the same takes in the same order.
[[nodiscard]] Json comparisonJson(const FairComparison& fair, std::span<const Calibration> analyses);

} // namespace atos
