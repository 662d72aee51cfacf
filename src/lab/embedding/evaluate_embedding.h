// SPDX-License-Identifier: Apache-2.0
// Measures a chord embedding against labelled music. Every piece weighs 1 / (files of its work in the same
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

/// Own-piece retrieval with the embedding in `weights`: mean reciprocal rank of the same piece transposed and
/// 20 % faster or slower, and of another file of its work where there is one, by group (among performances:
/// another performer; among scores: often another movement). Pieces are read as the words that the weights
/// were learned from. Also the nearest neighbours of I, ii, V7, i and V/V; and when `map` is not empty, the
/// picture of embedding_map.h is written there first.
[[nodiscard]] Result<Json> evaluateEmbedding(const std::filesystem::path& data, const std::string& split,
                                             const std::filesystem::path& weights,
                                             const std::filesystem::path& map, const Task& task);

/// What evaluateEmbedding() is held against.
[[nodiscard]] std::span<const MetricTarget> embeddingTargets();

} // namespace atos
