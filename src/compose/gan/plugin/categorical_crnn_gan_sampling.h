// SPDX-License-Identifier: Apache-2.0
// Music from a C-RNN-GAN that chooses step and pitch. Plugin only, though free of torch.
#pragma once

#include "compose/gan/crnn_gan.h"
#include "nn/safetensors.h"

#include <memory>
#include <string>

namespace atos {

/// badInput, naming `what`, when the tensors do not fit the model.
[[nodiscard]] Result<std::unique_ptr<Generator>>
categoricalCrnnGan(const CrnnGanModel& model, const WeightFile& file, const std::string& what);

} // namespace atos
