// SPDX-License-Identifier: Apache-2.0
// The plugin's side of trainLstm() (lab/networks.h). Free of torch.
#pragma once

#include "lab/composition/train_lstm.h"

namespace atos::networks {

[[nodiscard]] Status trainLstm(const LstmTraining& options, const Task& task);

} // namespace atos::networks
