// SPDX-License-Identifier: Apache-2.0
// How far the network's answers are from the truth. Plugin only: includes torch.
#pragma once

#include "transcribe/note_activity.h"
#include "transcribe/plugin/network.h"

#include <span>

namespace atos {

/// Weighted sum of mean cross-entropies: onset 2 (onsets themselves double), sounding 1, offset 1/2, velocity
/// 0.3 (around onsets only, so its mean is far larger than the others), pedal 0.05 (likewise).
[[nodiscard]] torch::Tensor transcriptionLoss(const NoteLogits& heard, std::span<const NoteActivity> truth);

} // namespace atos
