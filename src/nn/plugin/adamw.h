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

class AdamW {
public:
    /// Vectors (biases, normalisation) are not decayed.
    AdamW(std::vector<torch::Tensor> parameters, double weightDecay);

    /// Clips the gradients to this norm, moves the parameters, clears the gradients.
    void step(double learningRate, double largestNorm);

    void store(std::map<std::string, Tensor>& tensors) const;
    [[nodiscard]] Status restore(const std::map<std::string, Tensor>& tensors, std::int64_t steps);

private:
    std::vector<torch::Tensor> parameters_;
    std::vector<torch::Tensor> means_;
    std::vector<torch::Tensor> squares_;
    double weightDecay_;
    std::int64_t steps_ = 0;
};

} // namespace atos
