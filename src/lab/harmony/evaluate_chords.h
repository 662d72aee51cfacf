// SPDX-License-Identifier: Apache-2.0
// Measures chords against labelled music. Every piece weighs 1 / (files of its work in the same group).
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"
#include "lab/metrics/metric_target.h"

#include <filesystem>
#include <span>
#include <string>

namespace atos {

/// For each group of evaluateKey(): root, root + major/minor, full quality and bass in % of duration against
/// the experts, and the F1 of chord boundaries within 0.25 s.
[[nodiscard]] Result<Json> evaluateChords(const std::filesystem::path& data, const std::string& split,
                                          const Task& task);

/// What evaluateChords() is held against.
[[nodiscard]] std::span<const MetricTarget> chordTargets();

} // namespace atos
