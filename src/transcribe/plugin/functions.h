// SPDX-License-Identifier: Apache-2.0
// The plugin's side of transcribe/networks.h.
#pragma once

#include "transcribe/networks.h"

namespace atos::networks {

[[nodiscard]] Result<std::unique_ptr<NoteRecogniser>> loadTranscription(const std::filesystem::path& weights);

} // namespace atos::networks
