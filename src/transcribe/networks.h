// SPDX-License-Identifier: Apache-2.0
// What this room has in the networks plugin. Free of torch.
#pragma once

#include "transcribe/note_listener.h"
#include "transcribe/train.h"

namespace atos {

struct TranscriptionNetworks {
    Result<std::unique_ptr<NoteListener>> (*load)(const std::filesystem::path& weights);
    Status (*train)(const TranscriptionTraining& options, const Task& task);
};

inline constexpr const char* transcriptionNetworksSymbol = "atosTranscriptionNetworks";

} // namespace atos
