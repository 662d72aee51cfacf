// SPDX-License-Identifier: Apache-2.0
// torch's AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019) as our trainings
// use it, with its state in their checkpoints. Plugin only: includes torch.
#pragma once

#include "core/result.h"
#include "nn/safetensors.h"

#include <torch/optim/adamw.h>

#include <map>
#include <string>
#include <vector>

namespace atos {

/// How much of the running averages of gradients and of their squares a step keeps. Less suits networks whose
/// task moves, as in adversarial training.
struct AdamDecay {
    double mean = 0.9;
    double square = 0.999;
};

class Optimiser {
public:
    /// Vectors (biases, normalisation) are not decayed.
    Optimiser(std::vector<torch::Tensor> parameters, double weightDecay, AdamDecay decay = {});

    /// Clips the gradients to this norm, moves the parameters that have one, clears the gradients.
    void step(double learningRate, double largestNorm);

    /// Names begin with `prefix`.
    void store(std::map<std::string, Tensor>& tensors, const std::string& prefix = "adam.") const;
    /// badInput when they do not fit the parameters; the optimiser is then not to be used.
    [[nodiscard]] Status restore(const std::map<std::string, Tensor>& tensors,
                                 const std::string& prefix = "adam.");

private:
    std::vector<torch::Tensor> parameters_;
    torch::optim::AdamW adamW_;
};

} // namespace atos
