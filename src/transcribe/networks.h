// SPDX-License-Identifier: Apache-2.0
// What this module has in the networks plugin. Free of torch.
#pragma once

#include "transcribe/note_recogniser.h"

namespace atos {

struct TranscriptionNetworks {
    Result<std::unique_ptr<NoteRecogniser>> (*load)(const std::filesystem::path& weights);
};

inline constexpr const char* transcriptionNetworksSymbol = "atosTranscriptionNetworks";

} // namespace atos
