// SPDX-License-Identifier: Apache-2.0
// `atos evaluate score`: do the references that come first have to do with what was played, and do different
// pianists playing one piece get like tones?
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"
#include "lab/metrics/metric_target.h"

#include <filesystem>
#include <span>
#include <string>

namespace atos {

struct ScoreEvaluation {
    std::filesystem::path data;      ///< folder with open/ and nc/ (may be absent)
    std::string split;               ///< train, val or test
    std::filesystem::path embedding; ///< models/chord-embedding-*.safetensors
    std::filesystem::path weights;   ///< models/style-*.safetensors
    std::filesystem::path catalogue; ///< resources/tones/catalogue.json
    std::filesystem::path score;     ///< models/score-*.safetensors; empty: the one built in
};

/// For every score model, on the same sample (score_sample.h):
/// - retrieval: each performance ranks the other works, each by its best file, and, for "work", its own work
///   by another file; by composer, era, form and work, for all queries and for notation and playing apart.
///   Every work weighs the same; those without a composer's name are not asked for one.
/// - calibration_error, of the learned score alone: of what it expects pieces to have in common.
/// - presets: distance within and between pieces of the tones that the catalogue gives to performances.
[[nodiscard]] Result<Json> evaluateScore(const ScoreEvaluation& evaluation, const Task& task);

/// What evaluateScore() is held against.
[[nodiscard]] std::span<const MetricTarget> scoreTargets();

} // namespace atos
