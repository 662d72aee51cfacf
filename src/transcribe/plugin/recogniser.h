// SPDX-License-Identifier: Apache-2.0
// Inference with a trained network. Plugin only: includes torch.
#pragma once

#include "transcribe/note_activity.h"
#include "transcribe/plugin/network.h"

#include <span>

namespace atos {

/// `levels` are frames x constantQBins in dB; the network must be in evaluation mode.
[[nodiscard]] NoteActivity infer(TranscriptionNetwork& network, std::span<const float> levels);

} // namespace atos
