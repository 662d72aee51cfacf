// SPDX-License-Identifier: Apache-2.0
// Measures keys, chords and embeddings against labelled music. Every piece weighs 1 / (files of its work in
// the same group).
#pragma once

#include "core/result.h"
#include "core/task.h"
#include "files/json.h"

#include <filesystem>
#include <string>

namespace atos {

/// `data` is the folder with open/, nc/ (may be absent) and gt/; `split` is train, val or test.
/// Groups: score, sequenced, performance and transcription of open and non-commercial music; folk
/// (Nottingham) and pop909 apart, the latter with labels found by a program. For each group and 5, 15, 30, 60
/// s and all of the music heard: share of exact global keys, of relative, fifth and parallel confusions,
/// expected calibration error (10 bins); and local keys, % of duration.
[[nodiscard]] Result<Json> evaluateKey(const std::filesystem::path& data, const std::string& split,
                                       const Task& task);

/// For each group: root, root + major/minor, full quality and bass in % of duration against the experts, and
/// the F1 of chord boundaries within 0.25 s.
[[nodiscard]] Result<Json> evaluateChords(const std::filesystem::path& data, const std::string& split,
                                          const Task& task);

/// Own-piece retrieval with the embedding in `weights`: mean reciprocal rank of the same piece transposed and
/// 20 % faster or slower, and of another file of its work where there is one, by group (among performances:
/// another performer; among scores: often another movement). Pieces are read as the words that the weights
/// were learned from. Also the nearest neighbours of I, ii, V7, i and V/V; and when `map` is not empty, the
/// picture of embedding_map.h is written there first.
[[nodiscard]] Result<Json> evaluateEmbedding(const std::filesystem::path& data, const std::string& split,
                                             const std::filesystem::path& weights,
                                             const std::filesystem::path& map, const Task& task);

} // namespace atos
