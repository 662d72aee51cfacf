// SPDX-License-Identifier: Apache-2.0
#include "transcribe/note_recogniser.h"

#include "nn/plugin.h"
#include "transcribe/networks.h"

namespace atos {

Result<std::unique_ptr<NoteRecogniser>> NoteRecogniser::load(const std::filesystem::path& weights) {
    const auto networks = networkTable<TranscriptionNetworks>(transcriptionNetworksSymbol);
    if (!networks) return networks.error();
    return (*networks)->load(weights);
}

} // namespace atos
