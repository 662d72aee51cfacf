// SPDX-License-Identifier: Apache-2.0
// Teaches the network that judges candidates by minibatches with AdamW (Kingma & Ba 2015; Loshchilov &
// Hutter 2019). One thread.
#pragma once

#include "analysis/tempo/candidates.h"
#include "analysis/tempo/tempo_model.h"
#include "core/result.h"
#include "core/task.h"

#include <cstdint>
#include <span>
#include <vector>

namespace atos {

/// One piece of music, as its candidates make it look.
struct TempoExample {
    std::vector<std::vector<float>> candidates;
    std::vector<bool> right; ///< by candidate; at least one
    float weight = 1;
};

/// What the onsets alone tell, and, where a tempo is stated, also all together. Nothing when no candidate is
/// within 4 % of `bpm`.
[[nodiscard]] std::vector<TempoExample> tempoExamples(const Performance& performance, double bpm,
                                                      float weight);

struct TempoSchooling {
    int epochs = 30;
    std::size_t batch = 64;
    std::size_t units = 32;
    double learningRate = 2e-3; ///< falls to zero along a half cosine
    double weightDecay = 0.2;   ///< a step, times the learning rate
    double dropout = 0.4;       ///< of hidden units
    std::uint64_t seed = 1;
};

/// Deterministic for one seed. badInput without examples; cancelled between batches.
[[nodiscard]] Result<TempoModel> teachTempo(std::span<const TempoExample> examples,
                                            const TempoSchooling& schooling, const Task& task);

/// One model whose scores are the mean of those of `models`, which learnt from the same examples: their
/// hidden units side by side. `models` must not be empty.
[[nodiscard]] TempoModel meanOf(std::span<const TempoModel> models);

/// The temperature at which the right candidates are likeliest (Guo et al. 2017), 0.25 to 4; 1 without
/// examples.
[[nodiscard]] float fitTemperature(const TempoModel& model, std::span<const TempoExample> examples);

/// The weighted share of examples in which the likeliest candidate is right.
[[nodiscard]] double shareRight(const TempoModel& model, std::span<const TempoExample> examples);

} // namespace atos
