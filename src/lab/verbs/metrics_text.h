// SPDX-License-Identifier: Apache-2.0
// What an evaluation measured, as a person reads it on a terminal.
#pragma once

#include "files/json.h"
#include "lab/metrics/metric_target.h"

#include <span>
#include <string>

namespace atos {

/// Objects whose members have the same names become tables, a row each; what is nested deeper gets a heading
/// of its own. Lists are left to --json.
[[nodiscard]] std::string metricsText(const Json& metrics);

/// The targets and what other programs reach, beside what was measured; empty when none of it was measured.
[[nodiscard]] std::string targetsText(std::span<const MetricTarget> targets, const Json& metrics);

} // namespace atos
