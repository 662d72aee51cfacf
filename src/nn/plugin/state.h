// SPDX-License-Identifier: Apache-2.0
// What a network has learnt, between torch's modules and weight files. Plugin only: includes torch.
#pragma once

#include "core/result.h"
#include "nn/safetensors.h"

#include <torch/nn/module.h>

#include <map>
#include <string>

namespace atos {

/// Parameters and running statistics by name, each name after `prefix`.
void storeState(const torch::nn::Module& module, const std::string& prefix,
                std::map<std::string, Tensor>& tensors);

/// badInput, naming `what`, when a tensor is missing or of another shape; the module is then half restored
/// and not to be used.
[[nodiscard]] Status restoreState(torch::nn::Module& module, const std::string& prefix,
                                  const std::map<std::string, Tensor>& tensors, const std::string& what);

} // namespace atos
