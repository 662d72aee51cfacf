// SPDX-License-Identifier: Apache-2.0
#include "app/transcribe/transcriber.h"

#include "files/locations.h"

#include <utility>

namespace atos {

Transcriber::Transcriber(std::filesystem::path weights)
    : weights_(weights.empty() ? shippedWeights("transcribe") : std::move(weights)) {}

Result<Transcription> Transcriber::transcribe(const std::filesystem::path& recording, const Task& task,
                                              const TranscriberOptions& options) {
    const auto network = network_.get([this] { return NoteRecogniser::load(weights_); });
    if (!network) return network.error();
    return atos::transcribe(recording, **network, task, options.seconds, options.watch);
}

std::string Transcriber::contentHash() const {
    const NoteRecogniser* const network = network_.opened();
    return network != nullptr ? network->contentHash() : std::string();
}

Performance musicOf(const RecognisedMusic& heard, std::string title) {
    Performance performance = performanceFrom(heard);
    performance.title = std::move(title);
    return performance;
}

} // namespace atos
