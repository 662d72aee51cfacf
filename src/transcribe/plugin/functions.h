// SPDX-License-Identifier: Apache-2.0
// The plugin's side of transcribe/networks.h.
#pragma once

#include "transcribe/networks.h"

namespace atos::networks {

[[nodiscard]] Result<std::unique_ptr<NoteListener>> loadTranscription(const std::filesystem::path& weights);
[[nodiscard]] Status trainTranscription(const TranscriptionTraining& options, const Task& task);

} // namespace atos::networks
