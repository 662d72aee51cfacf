// SPDX-License-Identifier: Apache-2.0
// The plugin's side of trainTranscription() (lab/networks.h). Free of torch.
#pragma once

#include "lab/transcription/train_transcription.h"

namespace atos::networks {

[[nodiscard]] Status trainTranscription(const TranscriptionTraining& options, const Task& task);

} // namespace atos::networks
