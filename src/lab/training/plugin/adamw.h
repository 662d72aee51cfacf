// SPDX-License-Identifier: Apache-2.0
// AdamW (Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019) whose state is plain
// enough to store in a checkpoint. Plugin only: includes torch.
#pragma once

#include "core/result.h"
#include "nn/safetensors.h"

#include <torch/types.h>

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

class AdamW {
public:
    /// Vectors (biases, normalisation) are not decayed.
    AdamW(std::vector<torch::Tensor> parameters, double weightDecay, AdamDecay decay = {});

    /// Clips the gradients to this norm, moves the parameters, clears the gradients.
    void step(double learningRate, double largestNorm);

    /// Names begin with `prefix`.
    void store(std::map<std::string, Tensor>& tensors, const std::string& prefix = "adam.") const;
    [[nodiscard]] Status restore(const std::map<std::string, Tensor>& tensors, std::int64_t steps,
                                 const std::string& prefix = "adam.");

private:
    std::vector<torch::Tensor> parameters_;
    std::vector<torch::Tensor> means_;
    std::vector<torch::Tensor> squares_;
    double weightDecay_;
    AdamDecay decay_;
    std::int64_t steps_ = 0;
};

} // namespace atos
