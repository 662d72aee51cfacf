// SPDX-License-Identifier: Apache-2.0
// Between the tensors of weight files and torch's. Plugin only: includes torch.
#pragma once

#include "nn/safetensors.h"

#include <torch/types.h>

#include <cstring>

namespace atos {

/// A copy.
[[nodiscard]] inline Tensor plainTensor(const torch::Tensor& tensor) {
    const auto dense = tensor.detach().contiguous().to(torch::kFloat32);
    Tensor plain{tensor.sizes().vec(), std::vector<float>(static_cast<std::size_t>(tensor.numel()))};
    if (!plain.values.empty())
        std::memcpy(plain.values.data(), dense.data_ptr<float>(), plain.values.size() * sizeof(float));
    return plain;
}

/// A copy.
[[nodiscard]] inline torch::Tensor torchTensor(const Tensor& plain) {
    auto tensor = torch::empty(plain.shape, torch::kFloat32);
    if (!plain.values.empty())
        std::memcpy(tensor.data_ptr<float>(), plain.values.data(), plain.values.size() * sizeof(float));
    return tensor;
}

} // namespace atos
