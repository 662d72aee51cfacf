// SPDX-License-Identifier: Apache-2.0
// What a checkpoint holds of two networks that are trained against each other. Plugin only: includes torch.
#pragma once

#include "core/result.h"
#include "lab/training/plugin/optimiser.h"
#include "nn/safetensors.h"

#include <torch/nn.h>

#include <map>
#include <string>

namespace atos {

/// The parts of a pair, for as long as a call lasts.
struct AdversaryState {
    torch::nn::Module& generator;
    torch::nn::Module& shown; ///< the generator's average over its last steps
    torch::nn::Module& discriminator;
    Optimiser& generatorOptimiser;
    Optimiser& discriminatorOptimiser;

    void store(std::map<std::string, Tensor>& tensors) const;
    /// badInput when something is missing or does not fit; the pair is then not to be used.
    [[nodiscard]] Status restore(const std::map<std::string, Tensor>& tensors) const;
};

} // namespace atos
