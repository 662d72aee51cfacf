// SPDX-License-Identifier: Apache-2.0
#include "transcribe/note_listener.h"

#include "nn/plugin.h"
#include "transcribe/networks.h"

namespace atos {

Result<std::unique_ptr<NoteListener>> NoteListener::load(const std::filesystem::path& weights) {
    const auto networks = networkTable<TranscriptionNetworks>(transcriptionNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->load(weights);
}

Status trainTranscription(const TranscriptionTraining& options, const Task& task) {
    const auto networks = networkTable<TranscriptionNetworks>(transcriptionNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->train(options, task);
}

} // namespace atos
