// SPDX-License-Identifier: Apache-2.0
// Teaches a RotationNetwork by minibatches with AdamW (Kingma & Ba 2015; Loshchilov & Hutter 2019).
#pragma once

#include "analysis/harmony/rotation_network.h"
#include "core/task.h"

#include <cstdint>
#include <span>
#include <vector>

namespace atos {

struct RotationSample {
    RotationInput input;
    std::size_t tonic = 0;  ///< 0..11
    std::size_t output = 0; ///< below the network's outputs()
    float weight = 1;
};

struct RotationTraining {
    int epochs = 20;
    std::size_t batch = 64;
    double learningRate = 1e-3; ///< falls to zero along a half cosine
    double weightDecay = 1e-3;  ///< a step, times the learning rate
    double dropout = 0.0;       ///< of hidden units
    std::uint64_t seed = 1;
};

/// Deterministic for one seed. Returns the training loss of each epoch; cancelled between batches.
[[nodiscard]] Result<std::vector<double>> train(RotationNetwork& network,
                                                std::span<const RotationSample> samples,
                                                const RotationTraining& training, const Task& task);

} // namespace atos
