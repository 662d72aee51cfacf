// SPDX-License-Identifier: Apache-2.0
// Measures keys against labelled music. Every piece weighs 1 / (files of its work in the same group).
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"
#include "lab/metrics/metric_target.h"

#include <filesystem>
#include <span>
#include <string>

namespace atos {

/// `data` is the folder with open/, nc/ (may be absent) and gt/; `split` is train, val or test.
/// Groups: score, sequenced, performance and transcription of open and non-commercial music; folk
/// (Nottingham) and pop909 apart, the latter with labels found by a program. For each group and 5, 8, 15, 30,
/// 60 s and all of the music heard: share of exact global keys, of relative, fifth and parallel confusions,
/// expected calibration error (10 bins); and local keys, % of duration.
[[nodiscard]] Result<Json> evaluateKey(const std::filesystem::path& data, const std::string& split,
                                       const Task& task);

/// What evaluateKey() is held against.
[[nodiscard]] std::span<const MetricTarget> keyTargets();

} // namespace atos
