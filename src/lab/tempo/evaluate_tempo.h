// SPDX-License-Identifier: Apache-2.0
// Measures tempi against pieces whose beats are known. Every piece weighs 1 / (files of its work in the same
// group).
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"
#include "lab/metrics/metric_target.h"

#include <filesystem>
#include <span>
#include <string>

namespace atos {

/// `data` is the folder with open/ and nc/ (may be absent); `split` is train, val or test. Groups: "open" is
/// all open music together; each kind of music, and each source, apart; and made-up beginners' patterns.
/// Each group the ways of PlayedWay, in which a piece whose beats are only in the table is a file that says
/// what it says and a live take without it: the share of tempi within 4 %, of octave errors (double, half,
/// three times, a third), of pieces whose tempo is that of the file way, and the expected calibration error
/// (10 bins).
[[nodiscard]] Result<Json> evaluateTempo(const std::filesystem::path& data, const std::string& split,
                                         const Task& task);

/// What evaluateTempo() is held against.
[[nodiscard]] std::span<const MetricTarget> tempoTargets();

} // namespace atos
