// SPDX-License-Identifier: Apache-2.0
// A training run that can stop and go on as if it had not. Plugin only: includes torch.
#pragma once

#include "core/result.h"
#include "files/json.h"
#include "lab/training/plugin/adamw.h"
#include "nn/plugin/state.h"
#include "style/plugin/network.h"

#include <filesystem>

namespace atos {

struct TrainingState {
    StyleNetwork network;
    AdamW optimiser;
    int step = 0;
    int milestone = 0;                    ///< how many times it was tried on the validation split
    double seconds = 0;                   ///< spent so far
    double bestScore = -1;                ///< on the validation split
    std::map<std::string, Tensor> best{}; ///< the network's state then

    /// Keeps the network as it is now when it is the best so far.
    void keepIfBest(double score);
};

/// `identity` is what a run must have in common with its checkpoint: data, architecture, seed, budget.
[[nodiscard]] Status writeCheckpoint(const TrainingState& state, const Json& identity,
                                     const std::filesystem::path& path);

/// False when there is no checkpoint of this run; badInput when it is damaged.
[[nodiscard]] Result<bool> readCheckpoint(TrainingState& state, const Json& identity,
                                          const std::filesystem::path& path);

} // namespace atos
